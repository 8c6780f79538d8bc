package io.hearthline.contracts.session;

import io.hearthline.contracts.ids.CallId;
import java.time.Duration;

/** Redis keys that one service writes and another reads. Each prefix has one writer, named here. */
public final class SessionKeys {
    /** telephony; {@link CallSession} as JSON. */
    public static final Duration SESSION_TTL = Duration.ofHours(1);
    /** telephony; the kind of a call by the carrier's id, until its stream has started. */
    public static final Duration CALL_TYPE_TTL = Duration.ofSeconds(60);
    /** telephony; call ids of a user or phone. */
    public static final Duration RAG_TTL = Duration.ofHours(1);
    /** llm-service; state of a dialogue, so that a call-back can resume it. */
    public static final Duration DIALOGUE_TTL = Duration.ofHours(24);

    private SessionKeys() {}

    /** Session by our own id; written before the carrier is asked to dial. */
    public static String session(CallId callId) {
        return "session:" + callId;
    }

    /** Session by the voice engine's conversation id; deleted when the call ends. */
    public static String session(String conversationId) {
        return "session:" + conversationId;
    }

    /** {@link AnsweredBy}, written by telephony when the carrier has told; lives as long as a session. */
    public static String answeredBy(CallId callId) {
        return "session:" + callId + ":answered-by";
    }

    /** There once the person has said who they are; written by llm-service: what picked up is no machine. */
    public static String confirmedPerson(CallId callId) {
        return "dialogue:person:" + callId;
    }

    public static String callType(String carrierCallId) {
        return "call_type:" + carrierCallId;
    }

    /** A list of call ids, newest first; the user id is the one given to the voice engine. */
    public static String ragUser(String userId) {
        return "rag:user:" + userId;
    }

    /** A list of call ids, newest first: phones are shared. */
    public static String ragPhone(String phone) {
        return "rag:phone:" + phone;
    }

    /** {@link TransferWish} as JSON, written by llm-service with the announcement, read by telephony after it was heard. */
    public static String transfer(CallId callId) {
        return "dialogue:transfer:" + callId;
    }

    /** {@link DialogueEnding} as JSON, written by llm-service with the goodbye, read by telephony when the call ends. */
    public static String ending(CallId callId) {
        return "dialogue:ending:" + callId;
    }

    /** {@link Resumption} as JSON, written by llm-service with every turn, read by telephony when a stream was lost. */
    public static String resumption(CallId callId) {
        return "dialogue:resumption:" + callId;
    }
}
