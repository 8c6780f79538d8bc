package io.hearthline.telephony.voice;

import io.hearthline.standins.modem.Heard;
import io.hearthline.standins.modem.Listener;
import io.hearthline.standins.modem.Speaker;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A person with an engine at the ear and no carrier between them: one event loop, frames at a pace, words by modem. */
public final class LoopPhone implements AutoCloseable {
    private static final int FRAME_MS = 20;
    private static final int BYTES_PER_MS = 8;

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final double pace;
    private final Speaker speaker = new Speaker();
    private final List<VoiceEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> words = new CopyOnWriteArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger offTheLoop = new AtomicInteger();
    private final Listener listener = new Listener(this::heard);
    private VoiceSession session;
    private volatile long quietAt = System.nanoTime();

    public LoopPhone(double pace) {
        this.pace = pace;
    }

    /** Where the loop is; an engine must make its sockets there. */
    public Vertx vertx() {
        return vertx;
    }

    /** Opens a conversation and lets the line's audio flow. */
    public void call(VoiceEngine engine, VoiceRequest request) {
        on(() -> {
            session = engine.open(request, new VertxLoop(context), this::take);
            vertx.setPeriodic(
                    Math.max(1, (long) (FRAME_MS / pace)),
                    _ -> session.hear(Base64.getEncoder().encodeToString(speaker.frame())));
        });
    }

    /** Runs something with the session where it may be used. */
    public void onTheLoop(Consumer<VoiceSession> task) {
        on(() -> task.accept(Objects.requireNonNull(session)));
    }

    /** Everything that was under way on the loop is done, also what that brought about. */
    public void settled() {
        for (int i = 0; i < 3; i++) {
            var done = new CompletableFuture<Void>();
            on(() -> vertx.setTimer(50, _ -> done.complete(null)));
            done.orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    public void say(String sentence) {
        speaker.say(sentence);
    }

    public List<VoiceEvent> events() {
        return events;
    }

    /** What the agent said, as the audio had it. */
    public String heard() {
        return String.join(" ", words);
    }

    /** True if all audio so far would have been played by now. */
    public boolean quiet() {
        return System.nanoTime() > quietAt;
    }

    /** Frames of the agent that were lost, doubled, swapped or garbled. */
    public int faults() {
        return faults.get();
    }

    /** Events that came elsewhere than on the loop. */
    public int offTheLoop() {
        return offTheLoop.get();
    }

    private void on(Runnable task) {
        var done = new CompletableFuture<Void>();
        context.runOnContext(_ -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        done.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void take(VoiceEvent event) {
        if (!context.equals(Vertx.currentContext())) {
            offTheLoop.incrementAndGet();
        }
        events.add(event);
        if (event instanceof VoiceEvent.Audio audio) {
            byte[] sound = Base64.getDecoder().decode(audio.payload());
            long lastsNs = (long) (TimeUnit.MILLISECONDS.toNanos(sound.length / BYTES_PER_MS) / pace);
            quietAt = Math.max(System.nanoTime(), quietAt) + lastsNs;
            listener.hear(sound);
        }
    }

    private void heard(Heard heard) {
        switch (heard) {
            case Heard.Word word -> words.add(word.text());
            case Heard.Carrier _ -> {}
            case Heard.Fault _ -> faults.incrementAndGet();
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
