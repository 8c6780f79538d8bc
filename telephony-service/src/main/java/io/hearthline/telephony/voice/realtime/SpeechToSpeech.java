package io.hearthline.telephony.voice.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.telephony.voice.Base64Text;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.realtime.RealtimeSession.Stage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model speaks for itself. Every utterance of the person's still goes to the dialogue; where that has something to
 * say (a danger, a goodbye, an opt-out), the model is cut off and {@link TurnByTurn} takes over.
 */
final class SpeechToSpeech {
    /** Spoken items are remembered for as long as they may still be cut. */
    private static final int REMEMBERED = 20;

    private final Stage stage;
    private final LlmClient llm;
    private final TurnByTurn turns;
    private final boolean wide;
    private final Map<String, Spoken> spoken = new LinkedHashMap<>();
    private @Nullable String active;
    private boolean asksToRespond;
    /** Functions the model called on words that are not known, or not judged, yet. */
    private final Deque<Runnable> calls = new ArrayDeque<>();

    private int judging;

    SpeechToSpeech(Stage stage, LlmClient llm, TurnByTurn turns, boolean wide) {
        this.stage = stage;
        this.llm = llm;
        this.turns = turns;
        this.wide = wide;
    }

    /** One item of the model's speech. */
    private final class Spoken {
        private final String itemId;
        private final int id = stage.playing().next();
        private final History.Entry entry = stage.history().agentSpeaks(id);
        private final Wideband.Down down = new Wideband.Down();
        private final StringBuilder text = new StringBuilder();
        private int bytes;
        private boolean dropped;
        private boolean out;

        Spoken(String itemId) {
            this.itemId = itemId;
        }

        void sound(String payload) {
            if (!dropped && Base64Text.plain(payload)) {
                byte[] sound = Base64.getDecoder().decode(payload);
                bytes += wide ? play(down.convert(sound)) : play(payload, sound.length);
            }
        }

        /** What the filter still holds back. */
        void soundedOut() {
            if (wide && !dropped && !out) {
                bytes += play(down.rest());
            }
            out = true;
        }

        private int play(byte[] muLaw) {
            return play(Base64.getEncoder().encodeToString(muLaw), muLaw.length);
        }

        private int play(String payload, int length) {
            stage.playing().sent(length);
            stage.emit(new VoiceEvent.Audio(id, payload));
            return length;
        }

        void worded(String all) {
            stage.history().worded(entry, all);
            stage.history().tell(stage::emit);
        }
    }

    /** The model is about to answer. */
    void responding(String responseId) {
        active = responseId;
    }

    void outputItem(String itemId, String type) {
        if (type.equals("message")) {
            spoken.put(itemId, new Spoken(itemId));
            if (spoken.size() > REMEMBERED) {
                spoken.remove(spoken.keySet().iterator().next());
            }
        }
    }

    void sound(String itemId, String payload) {
        Spoken item = spoken.get(itemId);
        if (item != null) {
            item.sound(payload);
        }
    }

    void words(String itemId, String text) {
        Spoken item = spoken.get(itemId);
        if (item != null) {
            item.text.append(text);
        }
    }

    void allWords(String itemId, String text) {
        Spoken item = spoken.get(itemId);
        if (item != null) {
            item.worded(text);
        }
    }

    void responded() {
        active = null;
        spoken.values().forEach(item -> {
            item.soundedOut();
            item.worded(item.text.toString());
        });
        if (asksToRespond) {
            asksToRespond = false;
            stage.send(ClientEvents.respond());
        } else {
            turns.awaitPerson();
        }
    }

    /** The vendor stops by itself; what still comes of the response is stale. */
    void personBegan() {
        spoken.values().forEach(item -> item.dropped = true);
    }

    /** The model no longer speaks for itself. */
    void stop() {
        personBegan();
        calls.clear();
        asksToRespond = false;
        if (active != null) {
            stage.send(ClientEvents.cancel(active));
        }
    }

    /** The session is another one: what the old one was about to say is not coming. */
    void restarted() {
        active = null;
        asksToRespond = false;
        calls.clear();
        spoken.values().forEach(item -> item.worded(item.text.toString()));
        spoken.clear();
    }

    /** Tells the vendor, and the transcript, how much of an item was heard. */
    void cut(int responseId, Duration heard) {
        for (Spoken item : spoken.values()) {
            if (item.id == responseId) {
                long receivedMs = item.bytes / Playing.BYTES_PER_MS;
                item.dropped = true;
                stage.send(ClientEvents.truncate(item.itemId, Math.min(heard.toMillis(), receivedMs)));
                String said = item.entry.text().isEmpty() ? item.text.toString() : item.entry.text();
                String words = TurnByTurn.Share.of(said, heard.toMillis() * Playing.BYTES_PER_MS, item.bytes);
                stage.history().heardOnly(item.entry, words.strip(), stage::emit);
                return;
            }
        }
    }

    /** Puts an utterance before the dialogue, while the model may already be answering it. */
    void judge(String itemId) {
        judging++;
        ArrayNode messages = stage.history().messages(stage.request().prompt(), itemId);
        llm.call(
                "take_turn",
                Json.MAPPER.createObjectNode(),
                messages,
                verdict -> {
                    judging--;
                    judged(itemId, verdict);
                },
                errorType -> {
                    judging--;
                    stage.holdAndAsk(errorType);
                });
    }

    private void judged(String itemId, LlmClient.Verdict verdict) {
        if (!stage.free()) {
            return;
        }
        if (verdict.free()) {
            runCalls();
        } else if (stage.history().saidMoreThan(itemId)) {
            stage.holdAndAsk("overtaken");
        } else {
            stage.holdAndSay(verdict);
        }
    }

    /** The model calls a function of the dialogue's; what it is an answer to is judged first. */
    void call(String callId, String name, String arguments) {
        calls.add(() -> use(callId, name, arguments));
        runCalls();
    }

    /** Carries out what the model called, as far as all it heard is known and judged. */
    void runCalls() {
        while (judging == 0 && !calls.isEmpty() && !stage.history().awaitsTranscript()) {
            calls.remove().run();
        }
    }

    private void use(String callId, String name, String arguments) {
        stage.history().agentActed();
        llm.call(
                name,
                read(arguments),
                stage.history().messages(stage.request().prompt()),
                verdict -> answered(callId, verdict),
                errorType -> answer(callId, "{\"error\":\"" + errorType + "\"}"));
    }

    @SuppressWarnings("UnusedException") // what the model makes of JSON may be none
    private static JsonNode read(String arguments) {
        try {
            return Json.MAPPER.readTree(arguments);
        } catch (JsonProcessingException e) {
            return Json.MAPPER.createObjectNode();
        }
    }

    private void answered(String callId, LlmClient.Verdict verdict) {
        if (!stage.free()) {
            return;
        }
        if (verdict.free()) {
            answer(callId, "{\"ok\":true}");
            return;
        }
        stage.send(ClientEvents.functionOutput(callId, "{\"ok\":true}"));
        stage.holdAndSay(verdict);
    }

    private void answer(String callId, String output) {
        if (stage.free()) {
            stage.send(ClientEvents.functionOutput(callId, output));
            if (active == null) {
                stage.send(ClientEvents.respond());
            } else {
                asksToRespond = true;
            }
        }
    }
}
