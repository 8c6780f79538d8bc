package io.hearthline.standins.realtime;

import io.hearthline.standins.modem.Heard;
import io.hearthline.standins.modem.Listener;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The input audio buffer and its turn detection. Its clock is the audio itself: silence is counted in 20 ms frames of
 * carrier. Server VAD knows only silence; semantic VAD also knows a sentence that is whole.
 */
final class Hearing {
    private static final int FRAME_MS = 20;
    private static final int WHOLE_SENTENCE_MS = 300;
    private static final int DEFAULT_SILENCE_MS = 500;
    private static final Map<String, Integer> EAGERNESS_MS = Map.of("low", 8_000, "medium", 4_000, "high", 2_000);
    private static final int MU_LAW_BYTES_PER_MS = 8;

    /** What becomes of what is heard. */
    interface Turns {
        void started(int atMs);

        void stopped(int atMs, String text);
    }

    private final Turns turns;
    private final Wideband wideband = new Wideband();
    private final Listener listener = new Listener(this::heard);
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private @Nullable JsonObject detection;
    private boolean whole;
    private int quietMs;
    private int heardMs;

    Hearing(Turns turns) {
        this.turns = turns;
    }

    /** @param next null leaves turns to the client */
    void detect(@Nullable JsonObject next) {
        detection = next;
    }

    void hearMuLaw(byte[] audio) {
        heardMs += audio.length / MU_LAW_BYTES_PER_MS;
        listener.hear(audio);
    }

    /** @throws Refusal if it was resampled badly */
    void hearWide(byte[] audio) {
        heardMs += Wideband.ms(audio.length);
        try {
            listener.hear(wideband.narrow(audio));
        } catch (Refusal refused) {
            fault("IMAGES");
            throw refused;
        }
    }

    /** How often which fault was heard. */
    Map<String, Integer> faults() {
        return Map.copyOf(faults);
    }

    void fault(String kind) {
        faults.merge(kind, 1, Integer::sum);
    }

    /** Ends the turn by the client's word; false if nothing was said. */
    boolean commit() {
        if (words.isEmpty()) {
            return false;
        }
        stop();
        return true;
    }

    /** Forgets what was not committed. */
    void clear() {
        words.clear();
        whole = false;
    }

    private void heard(Heard heard) {
        switch (heard) {
            case Heard.Word word -> {
                words.add(word.text());
                whole = word.last();
                quietMs = 0;
                if (words.size() == 1 && detection != null) {
                    turns.started(heardMs);
                }
            }
            case Heard.Carrier _ -> pause();
            case Heard.Fault(var kind) -> fault(kind.name());
        }
    }

    private void pause() {
        quietMs += FRAME_MS;
        if (!words.isEmpty() && detection != null && quietMs >= patienceMs(detection)) {
            stop();
        }
    }

    private int patienceMs(JsonObject vad) {
        if (vad.getString("type", "").equals("semantic_vad")) {
            return whole ? WHOLE_SENTENCE_MS : EAGERNESS_MS.getOrDefault(vad.getString("eagerness", "auto"), 4_000);
        }
        return vad.getInteger("silence_duration_ms", DEFAULT_SILENCE_MS);
    }

    private void stop() {
        String text = String.join(" ", words);
        clear();
        turns.stopped(heardMs, text);
    }
}
