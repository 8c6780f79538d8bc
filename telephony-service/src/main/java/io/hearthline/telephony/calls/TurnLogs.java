package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.telephony.platform.CallContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes turns to the database as they are known, in order and off the audio path: one virtual thread a call behind a
 * queue of {@value #QUEUE}; a turn that finds it full is counted as lost.
 */
@ApplicationScoped
class TurnLogs {
    private static final Logger LOG = Logger.getLogger(TurnLogs.class);
    private static final int QUEUE = 256;
    private static final long FLUSH_SECONDS = 5;
    private static final long SETTLE_SECONDS = 1;
    private static final int TRIES = 3;

    private final Map<CallId, Log> logs = new ConcurrentHashMap<>();
    private final CallStore store;
    private final CallEvents events;
    private final MeterRegistry metrics;
    private final Clock clock;

    TurnLogs(CallStore store, CallEvents events, MeterRegistry metrics, Clock clock) {
        this.store = store;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Begins to write for a call whose clock started then, after what is stored of it already. */
    void open(Call call, Instant answeredAt) {
        flush(call.id());
        close(call.id());
        logs.put(call.id(), new Log(call, answeredAt, store.turns(call.id())));
    }

    /** Adds an utterance that begins in so many milliseconds. */
    void add(CallId callId, Speaker speaker, @Nullable Integer responseId, String text, long inMs) {
        Log log = logs.get(callId);
        if (log != null) {
            log.add(speaker, responseId, text, inMs);
        }
    }

    /** Replaces the wording of a response, or only marks it as cut. */
    void revise(CallId callId, int responseId, UnaryOperator<String> wording) {
        Log log = logs.get(callId);
        if (log != null) {
            log.revise(responseId, wording);
        }
    }

    /** Waits until all that was added is stored. */
    void flush(CallId callId) {
        Log log = logs.get(callId);
        if (log != null) {
            log.flush();
        }
    }

    /**
     * Waits until all that was said is stored: until the stream's own end, which comes about now, has told what was not
     * heard, or a moment has passed.
     */
    void settle(CallId callId) {
        Log log = logs.get(callId);
        if (log != null) {
            log.awaitClose();
            flush(callId);
        }
    }

    /** Takes no more; what was added has been flushed. */
    void close(CallId callId) {
        Log log = logs.remove(callId);
        if (log != null) {
            log.writer.shutdown();
            log.closed.countDown();
        }
    }

    /** One call's turns; added to on its loop, stored on a thread of its own. */
    private final class Log {
        private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                Thread.ofVirtual().name("turns-", 0).factory());
        private final CountDownLatch closed = new CountDownLatch(1);
        private final Call call;
        private final Instant answeredAt;
        private final List<Turn> turns = new ArrayList<>();
        private final Map<Integer, Integer> byResponse = new ConcurrentHashMap<>();
        private int wordings;

        Log(Call call, Instant answeredAt, List<Turn> before) {
            this.call = call;
            this.answeredAt = answeredAt;
            turns.addAll(before);
        }

        synchronized void add(Speaker speaker, @Nullable Integer responseId, String text, long inMs) {
            Instant now = clock.instant();
            long startMs = now.toEpochMilli() - answeredAt.toEpochMilli() + inMs;
            int number = turns.isEmpty() ? 1 : turns.getLast().number() + 1;
            Turn turn = new Turn(number, speaker, text, (int) Math.max(0, startMs), false);
            if (responseId != null) {
                byResponse.put(responseId, turns.size());
            }
            turns.add(turn);
            write(turn, now);
        }

        synchronized void revise(int responseId, UnaryOperator<String> wording) {
            Integer at = byResponse.get(responseId);
            if (at != null) {
                Turn old = turns.get(at);
                Turn turn = new Turn(old.number(), old.speaker(), wording.apply(old.text()), old.startMs(), true);
                if (!turn.equals(old)) {
                    turns.set(at, turn);
                    write(turn, clock.instant());
                }
            }
        }

        private void write(Turn turn, Instant at) {
            int wording = wordings++;
            try {
                writer.execute(() -> store(turn, wording, at));
            } catch (RejectedExecutionException e) {
                lost("queue_full");
            }
        }

        private void store(Turn turn, int wording, Instant at) {
            try (CallContext _ = CallContext.of(call.id())) {
                for (int attempt = 1; attempt <= TRIES; attempt++) {
                    if (stored(turn, wording, at, attempt)) {
                        return;
                    }
                }
            }
        }

        private boolean stored(Turn turn, int wording, Instant at, int attempt) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    if (store.put(call.id(), turn)) {
                        events.spoken(call, turn, wording, at);
                    }
                });
                return true;
            } catch (RuntimeException e) {
                // The edge of a thread: nobody above could do anything about it.
                if (attempt == TRIES) {
                    lost(e.getClass().getSimpleName());
                }
                return false;
            }
        }

        private void lost(String errorType) {
            metrics.counter("hearthline.turns.lost").increment();
            LOG.errorf("turn not stored errorType=%s", errorType);
        }

        void awaitClose() {
            try {
                if (!closed.await(SETTLE_SECONDS, TimeUnit.SECONDS)) {
                    LOG.debug("stream outlives its call");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void flush() {
            try {
                var _ = writer.submit(() -> {}).get(FLUSH_SECONDS, TimeUnit.SECONDS);
            } catch (RejectedExecutionException | ExecutionException | TimeoutException e) {
                LOG.warnf("turns not flushed errorType=%s", e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
