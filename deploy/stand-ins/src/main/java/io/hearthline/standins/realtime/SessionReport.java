package io.hearthline.standins.realtime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one session came to, for tests and the control API.
 *
 * @param items the conversation, in its order
 * @param settings the session as it was updated last, as JSON
 * @param faults what was wrong with the audio that came in, by kind
 * @param errors codes of the errors the client was told
 * @param responses how many responses were made
 * @param closeCode of the socket; null while it is open
 */
public record SessionReport(
        String sessionId,
        List<Item> items,
        String settings,
        Map<String, Integer> faults,
        List<String> errors,
        int responses,
        @Nullable Integer closeCode) {

    /** Copies the lists. */
    public SessionReport {
        items = List.copyOf(items);
        faults = Map.copyOf(faults);
        errors = List.copyOf(errors);
    }

    /**
     * One item of the conversation.
     *
     * @param text what was said; of a tool's call or answer its JSON
     * @param truncatedAtMs where the client says the person stopped hearing it; null if it was heard out
     */
    public record Item(String role, String text, @Nullable Integer truncatedAtMs) {
        @Override
        public String toString() {
            return "Item[role=" + role + "]";
        }
    }

    @Override
    public String toString() {
        return "SessionReport[sessionId=" + sessionId + "]";
    }
}
