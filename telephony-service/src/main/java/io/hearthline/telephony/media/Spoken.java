package io.hearthline.telephony.media;

import io.hearthline.telephony.voice.Alignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The agent's last responses in words and in time, so that what was heard of one can be told in words. */
final class Spoken {
    private static final int REMEMBERED = 16;

    private final LinkedHashMap<Integer, Response> responses = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Response> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The words of a response. */
    void words(int responseId, String text) {
        of(responseId).text = text;
    }

    /** A piece of its sound. */
    void sound(int responseId, long ms, @Nullable Alignment alignment) {
        of(responseId).add(ms, alignment);
    }

    /** True if it is known when which letter of it was said. */
    boolean aligned(int responseId) {
        Response response = responses.get(responseId);
        return response != null && response.aligned();
    }

    /** The last response, if its words have not all become sound. */
    Optional<Integer> unfinished() {
        return responses.isEmpty()
                ? Optional.empty()
                : Optional.of(responses.lastEntry().getKey()).filter(id -> aligned(id) && !whole(id));
    }

    /** True if all its words have become sound. */
    boolean whole(int responseId) {
        Response response = responses.get(responseId);
        return response != null && response.whole();
    }

    /**
     * The words that were heard when so much of it had been played, no half words; empty if there is nothing to tell
     * them from. Without an alignment the letters are taken to be spread evenly.
     */
    Optional<String> heard(int responseId, long ms) {
        return Optional.ofNullable(responses.get(responseId)).flatMap(response -> response.upTo(ms));
    }

    private Response of(int responseId) {
        return responses.computeIfAbsent(responseId, _ -> new Response());
    }

    private static final class Response {
        private record Piece(long atMs, Alignment alignment) {}

        private final List<Piece> pieces = new ArrayList<>();
        private @Nullable String text;
        private boolean unaligned;
        private long lengthMs;

        void add(long ms, @Nullable Alignment alignment) {
            if (alignment == null) {
                unaligned = true;
            } else {
                pieces.add(new Piece(lengthMs, alignment));
            }
            lengthMs += ms;
        }

        boolean aligned() {
            return !unaligned && !pieces.isEmpty();
        }

        boolean whole() {
            return text == null || letters(text) <= letters(letteredUpTo(Long.MAX_VALUE));
        }

        private String letteredUpTo(long ms) {
            StringBuilder said = new StringBuilder();
            pieces.forEach(piece -> said.append(piece.alignment().upTo(ms - piece.atMs())));
            return said.toString();
        }

        Optional<String> upTo(long ms) {
            String words = text;
            if (aligned()) {
                String said = letteredUpTo(ms);
                return Optional.of(words == null ? said.strip() : begin(words, letters(said)));
            }
            if (words == null || lengthMs == 0) {
                return Optional.empty();
            }
            return Optional.of(begin(words, letters(words) * Math.min(ms, lengthMs) / lengthMs));
        }

        /** The spaces of words and alignment need not agree, so letters are what is counted. */
        private static long letters(CharSequence text) {
            return text.chars().filter(c -> !Character.isWhitespace(c)).count();
        }

        /** The words that are whole within so many letters. */
        private static String begin(String text, long letters) {
            int end = 0;
            long left = letters;
            for (int at = 0; at <= text.length(); at++) {
                if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
                    end = at;
                    if (left == 0) {
                        break;
                    }
                } else if (left-- == 0) {
                    break;
                }
            }
            return text.substring(0, end).strip();
        }
    }
}
