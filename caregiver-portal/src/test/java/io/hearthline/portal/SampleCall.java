package io.hearthline.portal;

import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import java.time.Instant;

/** What the worker keeps of one call, as its API says it. */
public final class SampleCall {
    private SampleCall() {}

    /** Makes the worker's stand-in answer for this call. */
    public static void answered(CallId call, DialogueId dialogue, RecipientId person, AlertId alert) {
        Neighbours.answer("/summaries/" + call, 200, """
                {"callId":"%s","dialogueId":"%s","recipientId":"%s","revision":1,
                 "headline":"Chest pressure since last night; feels 4 of 10 and took all medicines.",
                 "text":"Rosa feels 4 of 10. She reports chest pressure since last night.",
                 "claims":[{"text":"Rosa feels 4 of 10 today.","turns":[4]},
                           {"text":"She has had pressure on her chest since last night.","turns":[6,8]},
                           {"text":"She took all her medicines.","turns":[10]}],
                 "author":"rules","outcome":"COMPLETED","at":"%s"}""".formatted(call, dialogue, person, Instant.now()));
        Neighbours.answer("/records/" + dialogue, 200, """
                {"dialogueId":"%s","callId":"%s","recipientId":"%s","revision":2,"partial":true,"severity":"EMERGENCY","at":"%s",
                 "answers":[
                  {"questionId":"gen.wellbeing","ask":"On a scale from one to ten, how are you feeling today?",
                   "answer":{"kind":"scale","value":4},"display":"4 of 10","said":"oh, maybe a four","confidence":0.9,
                   "reader":"rules","severity":"WATCH","reason":"low self-rated day","turn":4},
                  {"questionId":"gen.new_symptom","ask":"Is anything new?","answer":{"kind":"boolean","value":true},
                   "display":"Yes","said":"there is this pressure on my chest, since last night","confidence":1.0,
                   "reader":"rules","severity":"URGENT","reason":"new symptom","turn":6},
                  {"questionId":"gen.meds_today","ask":"Medicines?","answer":{"kind":"boolean","value":true},
                   "display":"Yes","said":"yes, all of them","confidence":1.0,"reader":"rules","severity":"INFO","turn":10},
                  {"questionId":"gen.sleep_hours","ask":"Sleep?","answer":{"kind":"number","value":6.5},
                   "display":"6.5 hours","said":"six and a half hours or so","confidence":0.8,"reader":"rules",
                   "severity":"INFO","turn":12}]}""".formatted(dialogue, call, person, Instant.now()));
        Neighbours.answer("/transcripts/" + call, 200, """
                {"callId":"%s","concerns":[{"concernId":"0190f3a0-0000-7000-8000-000000000001","category":"chest_pain",
                   "label":"Chest pain","status":"CONFIRMED","severity":"EMERGENCY"}],
                 "turns":[
                  {"number":1,"speaker":"AGENT","text":"Good morning, this is Hearthline. I'm an automated assistant, an AI. Am I speaking with Rosa?","startMs":400,"cut":false},
                  {"number":2,"speaker":"PERSON","text":"Yes, this is Rosa.","startMs":7200,"cut":false},
                  {"number":3,"speaker":"AGENT","text":"On a scale from one to ten, how are you feeling today, where ten is your very best?","startMs":9800,"cut":true},
                  {"number":4,"speaker":"PERSON","text":"Oh, maybe a four.","startMs":16100,"cut":false},
                  {"number":5,"speaker":"AGENT","text":"I am sorry to hear that. Is anything new that bothers you?","startMs":19000,"cut":false},
                  {"number":6,"speaker":"PERSON","text":"There is this pressure on my chest, since last night.","startMs":24000,"cut":false},
                  {"number":7,"speaker":"AGENT","text":"Is the pressure there right now?","startMs":29000,"cut":false},
                  {"number":8,"speaker":"PERSON","text":"Yes, it is.","startMs":32000,"cut":false}]}""".formatted(call));
        Neighbours.answer("/alerts", 200, """
                {"alerts":[{"alertId":"%s","recipientId":"%s","callId":"%s","dialogueId":"%s","severity":"EMERGENCY",
                  "rule":"concern","category":"chest_pain","why":"Chest pain was confirmed in the call.","status":"OPEN",
                  "openedAt":"%s"}]}""".formatted(alert, person, call, dialogue, Instant.now()));
        Neighbours.answer("/summaries", 200, """
                {"summaries":[{"callId":"%s","revision":1,
                  "headline":"Chest pressure since last night; feels 4 of 10 and took all medicines."}]}""".formatted(call));
    }
}
