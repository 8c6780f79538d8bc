package io.hearthline.standins.elevenlabs;

import io.hearthline.standins.modem.Heard;
import io.hearthline.standins.modem.Listener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hears the person's audio and says when an utterance has begun, grown and ended. Its clock is the audio itself: pauses are
 * counted in 20 ms frames of carrier, whatever the pace.
 */
final class Ear {
    private static final int FRAMES_AFTER_LAST_WORD = 15;
    private static final int FRAMES_AFTER_ANY_WORD = 75;

    /** What becomes of the words. */
    interface Attention {
        /** One more word; {@code soFar} is the utterance up to here. */
        void word(List<String> soFar);

        /** The person has said what they wanted to say. */
        void utterance(String text);
    }

    private final Attention attention;
    private final Coding coding;
    private final Tape tape = new Tape();
    private final Listener listener = new Listener(this::heard);
    private final List<String> words = new ArrayList<>();
    private final Map<Heard.Fault.Kind, Integer> faults = new EnumMap<>(Heard.Fault.Kind.class);
    private boolean complete;
    private int quiet;

    Ear(Attention attention, Coding coding) {
        this.attention = attention;
        this.coding = coding;
    }

    void hear(byte[] audio) {
        tape.add(audio);
        coding.hear(audio, listener);
    }

    /** The end of what was sent, as it was sent. */
    byte[] last() {
        return tape.last();
    }

    /** How often which fault was heard. */
    Map<String, Integer> faults() {
        var counts = new TreeMap<String, Integer>();
        faults.forEach((kind, count) -> counts.put(kind.name(), count));
        return counts;
    }

    private void heard(Heard heard) {
        switch (heard) {
            case Heard.Word word -> word(word);
            case Heard.Carrier _ -> pause();
            case Heard.Fault(var kind) -> faults.merge(kind, 1, Integer::sum);
        }
    }

    private void word(Heard.Word word) {
        words.add(word.text());
        complete = word.last();
        quiet = 0;
        attention.word(List.copyOf(words));
    }

    private void pause() {
        if (words.isEmpty()) {
            return;
        }
        quiet++;
        if (quiet >= (complete ? FRAMES_AFTER_LAST_WORD : FRAMES_AFTER_ANY_WORD)) {
            String text = String.join(" ", words);
            words.clear();
            complete = false;
            attention.utterance(text);
        }
    }
}
