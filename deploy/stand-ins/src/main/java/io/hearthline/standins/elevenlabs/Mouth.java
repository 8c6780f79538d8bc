package io.hearthline.standins.elevenlabs;

import io.hearthline.standins.elevenlabs.wire.ServerMessages;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

/**
 * Speaks: sends a sentence's audio at once, in large pieces, and reckons by clock and pace how much of it has been heard.
 */
final class Mouth {
    private static final int PIECE_MS = 2_000;

    private record Sentence(String text, long beginsAt, long endsAt) {
        /** The words that have been played by {@code now}. */
        String heardAt(long now) {
            if (now >= endsAt) {
                return text;
            }
            if (now <= beginsAt) {
                return "";
            }
            long letters = text.length() * (now - beginsAt) / (endsAt - beginsAt);
            int end = 0;
            for (int at = 0; at < letters; at++) {
                if (Character.isWhitespace(text.charAt(at))) {
                    end = at;
                }
            }
            return text.substring(0, end);
        }
    }

    private final Coding coding;
    private final DoubleSupplier pace;
    private final Consumer<JsonObject> socket;
    private final IntSupplier eventIds;
    private final List<Sentence> sentences = new ArrayList<>();
    private long quietAt = System.nanoTime();
    private int lastAudioId;

    Mouth(Coding coding, DoubleSupplier pace, Consumer<JsonObject> socket, IntSupplier eventIds) {
        this.coding = coding;
        this.pace = pace;
        this.socket = socket;
        this.eventIds = eventIds;
    }

    /** A new answer begins: what was said before can no longer be cut. */
    void begin() {
        sentences.clear();
    }

    void say(String sentence) {
        byte[] audio = coding.speech(sentence);
        int pieceBytes = PIECE_MS * coding.bytesPerMs();
        for (int from = 0; from < audio.length; from += pieceBytes) {
            byte[] piece = Arrays.copyOfRange(audio, from, Math.min(audio.length, from + pieceBytes));
            lastAudioId = eventIds.getAsInt();
            socket.accept(ServerMessages.audio(
                    lastAudioId,
                    piece,
                    piece.length / coding.bytesPerMs(),
                    part(sentence, from, piece.length, audio.length)));
        }
        long begins = Math.max(System.nanoTime(), quietAt);
        quietAt = begins
                + (long) (TimeUnit.MILLISECONDS.toNanos(audio.length / coding.bytesPerMs()) / pace.getAsDouble());
        sentences.add(new Sentence(sentence, begins, quietAt));
    }

    private static String part(String sentence, int from, int length, int whole) {
        int begin = (int) ((long) sentence.length() * from / whole);
        int end = (int) ((long) sentence.length() * (from + length) / whole);
        return sentence.substring(begin, end);
    }

    boolean playing() {
        return System.nanoTime() < quietAt;
    }

    /** Milliseconds until everything has been played; 0 if it has. */
    long playsForMs() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(quietAt - System.nanoTime()));
    }

    int lastAudioId() {
        return lastAudioId;
    }

    /** Falls silent and says what of the answer was heard. */
    String cut() {
        long now = System.nanoTime();
        var heard = new StringBuilder();
        for (Sentence sentence : sentences) {
            String part = sentence.heardAt(now);
            if (!part.isEmpty()) {
                heard.append(heard.isEmpty() ? "" : " ").append(part);
            }
        }
        sentences.clear();
        quietAt = now;
        return heard.toString();
    }
}
