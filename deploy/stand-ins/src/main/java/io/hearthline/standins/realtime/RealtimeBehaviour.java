package io.hearthline.standins.realtime;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * How well the vendor does; what is changed holds for sessions and turns that begin after it.
 *
 * @param transcriptionMs how long after an utterance its transcript comes, before the pace
 * @param transcriptionFailures how many of the next transcriptions fail
 * @param noises how many of the next utterances turn out to hold no word
 * @param sessionMs how long a session may last
 * @param refusals how many of the next sessions are closed before they begin
 * @param speechFailures how many of the next requests for speech fail with 500
 */
public record RealtimeBehaviour(
        int transcriptionMs, int transcriptionFailures, int noises, int sessionMs, int refusals, int speechFailures) {

    /** The vendor's own limit, transcripts that come late, and nothing fails. */
    public static final RealtimeBehaviour GOOD =
            new RealtimeBehaviour(400, 0, 0, (int) RealtimeConfig.LONGEST_SESSION.toMillis(), 0, 0);

    static RealtimeBehaviour read(JsonObject json) {
        return new RealtimeBehaviour(
                json.getInteger("transcriptionMs", GOOD.transcriptionMs),
                json.getInteger("transcriptionFailures", 0),
                json.getInteger("noises", 0),
                json.getInteger("sessionMs", GOOD.sessionMs),
                json.getInteger("refusals", 0),
                json.getInteger("speechFailures", 0));
    }

    Duration session() {
        return Duration.ofMillis(sessionMs);
    }

    /** The same with sessions of another length. */
    public RealtimeBehaviour withSession(Duration longest) {
        return new RealtimeBehaviour(
                transcriptionMs, transcriptionFailures, noises, (int) longest.toMillis(), refusals, speechFailures);
    }

    /** The same refusing the next sessions. */
    public RealtimeBehaviour withRefusals(int sessions) {
        return new RealtimeBehaviour(
                transcriptionMs, transcriptionFailures, noises, sessionMs, sessions, speechFailures);
    }

    /** The same losing the next transcripts. */
    public RealtimeBehaviour withTranscriptionFailures(int transcripts) {
        return new RealtimeBehaviour(transcriptionMs, transcripts, noises, sessionMs, refusals, speechFailures);
    }

    /** The same hearing noise in place of the next utterances. */
    public RealtimeBehaviour withNoises(int utterances) {
        return new RealtimeBehaviour(
                transcriptionMs, transcriptionFailures, utterances, sessionMs, refusals, speechFailures);
    }

    /** The same failing the next requests for speech. */
    public RealtimeBehaviour withSpeechFailures(int requests) {
        return new RealtimeBehaviour(transcriptionMs, transcriptionFailures, noises, sessionMs, refusals, requests);
    }
}
