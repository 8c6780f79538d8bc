package io.hearthline.llm.model;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A model's words, never later than the listener's patience: after 1.2 s without a word a buffer word, at 2.5 s or when
 * the model fails the second model, and where that is silent too a safe turn of ours.
 */
public final class FirstTokenDeadline implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FirstTokenDeadline.class);
    private static final long BUFFER_MS = 1200;
    private static final long FALLBACK_MS = 2500;
    private static final long SECOND_MS = 2500;
    private static final long PAUSE_MS = 5000;
    private static final int QUEUED = 10_000;
    /** Ends in an ellipsis and a space, or the voice engine glues the next words to it. */
    static final String BUFFER_WORDS = "Let me think... ";

    private final ChatModels models;
    private final Prompt prompt;
    private final String safe;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param safe what is said when no model speaks in time */
    public FirstTokenDeadline(ChatModels models, Prompt prompt, String safe) {
        this.models = models;
        this.prompt = prompt;
        this.safe = safe;
    }

    /** Takes each part of the reply; an exception ends the reply. */
    public interface Sink {
        void accept(String part) throws IOException;
    }

    private sealed interface Heard {
        record Word(String part) implements Heard {}

        record End(boolean failed) implements Heard {}
    }

    /** The whole reply, for callers that do not stream. */
    public String all() {
        StringBuilder text = new StringBuilder();
        try {
            forEach(text::append);
        } catch (IOException e) {
            throw new IllegalStateException("a string does not fail", e);
        }
        return text.toString();
    }

    /** Gives every part to the sink, on the caller's thread. */
    public void forEach(Sink sink) throws IOException {
        try {
            BlockingQueue<Heard> words = new LinkedBlockingQueue<>(QUEUED);
            if (models.start(ChatModels.Which.FIRST, prompt, listener(words)) && spoken(words, sink, true)) {
                return;
            }
            BlockingQueue<Heard> others = new LinkedBlockingQueue<>(QUEUED);
            if (models.start(ChatModels.Which.SECOND, prompt, listener(others)) && spoken(others, sink, false)) {
                return;
            }
            sink.accept(safe);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sink.accept(safe);
        }
    }

    /** False if the model gave no word in time. */
    private boolean spoken(BlockingQueue<Heard> words, Sink sink, boolean buffers)
            throws IOException, InterruptedException {
        Heard heard = words.poll(buffers ? BUFFER_MS : SECOND_MS, TimeUnit.MILLISECONDS);
        if (heard == null && buffers) {
            sink.accept(BUFFER_WORDS);
            heard = words.poll(FALLBACK_MS - BUFFER_MS, TimeUnit.MILLISECONDS);
        }
        boolean any = false;
        while (heard instanceof Heard.Word(var part) && !closed.get()) {
            sink.accept(part);
            any = true;
            heard = words.poll(PAUSE_MS, TimeUnit.MILLISECONDS);
        }
        if (!any) {
            LOG.warnf("model silent reason=%s", reason(heard));
        }
        return any;
    }

    private static String reason(@Nullable Heard heard) {
        return heard == null ? "timeout" : "failure";
    }

    private ChatModels.Listener listener(BlockingQueue<Heard> words) {
        return new ChatModels.Listener() {
            @Override
            public void word(String part) {
                if (closed.get() || !words.offer(new Heard.Word(part))) {
                    throw new IllegalStateException("nobody listens any more");
                }
            }

            @Override
            public void done() {
                add(new Heard.End(false));
            }

            @Override
            public void failed(Throwable cause) {
                LOG.warnf("model failed errorType=%s", cause.getClass().getSimpleName());
                add(new Heard.End(true));
            }

            private void add(Heard end) {
                if (!words.offer(end)) {
                    LOG.warnf("model's end dropped queued=%d", words.size());
                }
            }
        };
    }

    /** The listener has gone: whatever the model still says is dropped, and its next word ends its request. */
    @Override
    public void close() {
        closed.set(true);
    }
}
