package io.hearthline.standins.elevenlabs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one conversation came to, for tests and the control API.
 *
 * @param extraBody what the client gave for the custom LLM
 * @param messages both sides, as the next request would quote them
 * @param faults what was wrong with the audio, by kind
 * @param closeCode of the socket; null while it is open
 */
public record ConversationReport(
        String conversationId,
        Map<String, Object> extraBody,
        List<Message> messages,
        List<Request> requests,
        Map<String, Integer> faults,
        @Nullable Integer closeCode) {

    /** One message; {@code interrupted} if less was said than was meant. */
    public record Message(String role, String text, boolean interrupted) {
        @Override
        public String toString() {
            return "Message[role=" + role + "]";
        }
    }

    /**
     * One request to the custom LLM.
     *
     * @param why {@code TURN SPECULATIVE CANCELLED REPEATED MERGED SILENCE}
     * @param firstContentMs until the first content; null if none came
     */
    public record Request(String why, int attempt, @Nullable Long firstContentMs) {}

    @Override
    public String toString() {
        return "ConversationReport[conversationId=" + conversationId + "]";
    }
}
