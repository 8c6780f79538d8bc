package io.hearthline.contracts.session;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Snapshot of a call, written to Redis by telephony before the phone rings and read by llm-service on every turn.
 *
 * @param version schema version, {@link #VERSION}
 * @param recipientId null for an ad hoc call to a number nobody is registered under
 * @param persona who the agent says it is
 * @param prompt the system prompt, rendered
 * @param greeting the first message: who calls, that it is an AI, that the call is recorded if it is, and the
 *     right-party question; spoken by the voice engine without asking llm-service
 * @param recorded true if the call is recorded and the greeting says so
 * @param lastSummaries newest first, at most three
 * @param transferable true if there is a person the call can be put through to
 */
public record CallSession(
        int version,
        CallId callId,
        DialogueId dialogueId,
        @Nullable RecipientId recipientId,
        CallKind kind,
        Direction direction,
        Profile profile,
        Persona persona,
        String prompt,
        String greeting,
        boolean recorded,
        List<PastSummary> lastSummaries,
        Instant createdAt,
        boolean transferable) {

    /** Raised when a field is renamed or removed. */
    public static final int VERSION = 1;

    public CallSession {
        lastSummaries = List.copyOf(lastSummaries);
    }

    /** A call that cannot be put through. */
    public CallSession(
            int version,
            CallId callId,
            DialogueId dialogueId,
            @Nullable RecipientId recipientId,
            CallKind kind,
            Direction direction,
            Profile profile,
            Persona persona,
            String prompt,
            String greeting,
            boolean recorded,
            List<PastSummary> lastSummaries,
            Instant createdAt) {
        this(
                version,
                callId,
                dialogueId,
                recipientId,
                kind,
                direction,
                profile,
                persona,
                prompt,
                greeting,
                recorded,
                lastSummaries,
                createdAt,
                false);
    }

    /** True if somebody called of whom nothing is known: there is nobody in particular to ask for. */
    public boolean unknownCaller() {
        return direction == Direction.INBOUND && recipientId == null;
    }

    /**
     * The agent's name and voice, in the voice engine's terms.
     *
     * @param voiceId null for the engine's own
     * @param engine name of the voice engine; null for the usual one
     * @param pace of speech; null for the voice's own
     * @param voicemail what is left on an answering machine, rendered; no health word is in it
     */
    public record Persona(
            String name,
            String language,
            @Nullable String voiceId,
            @Nullable String engine,
            @Nullable Double pace,
            @Nullable String voicemail) {
        /** One that speaks as the usual engine does. */
        public Persona(String name, String language, @Nullable String voiceId) {
            this(name, language, voiceId, null, null, null);
        }

        @Override
        public String toString() {
            return "Persona[…]";
        }
    }

    /** One sentence on an earlier call. */
    public record PastSummary(Instant at, String headline) {
        @Override
        public String toString() {
            return "PastSummary[" + at + "]";
        }
    }

    @Override
    public String toString() {
        return "CallSession[" + callId + " " + kind + "]";
    }
}
