package io.hearthline.standins.elevenlabs;

import io.hearthline.standins.elevenlabs.wire.Sentences;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/**
 * One answer on its way from text to speech. It is held back for a moment, so that the full text can go out with the first
 * audio where the model is quick; a slow model's answer is spoken as it comes and its text follows.
 */
final class Reply {
    private static final long HELD_MS = 30;

    /** What the answer is told to. */
    interface Stage {
        void announce(String text);

        void speak(String sentence);

        /** Everything has been announced and sent. */
        void spoken();
    }

    private final Vertx vertx;
    private final Stage stage;
    private final long heldMs;
    private final Sentences sentences = new Sentences();
    private final StringBuilder text = new StringBuilder();
    private final List<String> waiting = new ArrayList<>();
    private long timer = -1;
    private boolean released;
    private boolean complete;
    private boolean announced;
    private boolean dropped;

    Reply(Vertx vertx, long stallMs, Stage stage) {
        this.vertx = vertx;
        this.stage = stage;
        this.heldMs = Math.max(HELD_MS, stallMs);
    }

    void add(String more) {
        text.append(more);
        sentences.add(more).forEach(this::say);
    }

    /** No more text comes. */
    void complete() {
        sentences.rest().forEach(this::say);
        complete = true;
        if (released) {
            announce();
            stage.spoken();
        } else if (heldMs == HELD_MS) {
            release();
        } else {
            hold();
        }
    }

    /** Whether any of it can have been heard. */
    boolean released() {
        return released;
    }

    boolean isComplete() {
        return complete && released;
    }

    String text() {
        return text.toString().strip();
    }

    /** Makes sure the text was announced, as a correction refers to it. */
    void announce() {
        if (!announced && !text().isEmpty()) {
            announced = true;
            stage.announce(text());
        }
    }

    /** Nothing more of it is said. */
    void drop() {
        dropped = true;
        vertx.cancelTimer(timer);
    }

    private void say(String sentence) {
        if (released) {
            stage.speak(sentence);
        } else {
            waiting.add(sentence);
            hold();
        }
    }

    private void hold() {
        if (timer < 0) {
            timer = vertx.setTimer(heldMs, _ -> release());
        }
    }

    private void release() {
        if (released || dropped) {
            return;
        }
        released = true;
        vertx.cancelTimer(timer);
        if (complete) {
            announce();
        }
        waiting.forEach(stage::speak);
        if (complete) {
            stage.spoken();
        }
    }
}
