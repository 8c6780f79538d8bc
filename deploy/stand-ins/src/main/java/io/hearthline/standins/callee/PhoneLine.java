package io.hearthline.standins.callee;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * An open line: every 20 ms, divided by the pace, the person hears a frame and gives one. All methods belong to one event
 * loop thread. A late loop catches up, so no frame is ever left out.
 */
public final class PhoneLine {

    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Frames made up for at once; a longer stall shifts the line's time. */
    private static final int MOST_AT_ONCE = 25;

    /** 60 ms of real time, whatever the pace. */
    private static final int HELD_FRAMES = 3;

    private final Vertx vertx;
    private final Callee callee;
    private final DoubleSupplier pace;
    private final Ends ends;
    private final Playout playout = new Playout();
    private long nextNanos;
    private boolean open;

    /** The carrier's end of the line. */
    public interface Ends {
        /** Takes each 20 ms of the person, 160 mu-law bytes. */
        void spoken(byte[] muLaw);

        /** The same 20 ms, with what the person heard in them. */
        default void carried(byte[] heard, byte[] said) {}

        /** The person has pressed a key: a digit, {@code *} or {@code #}. */
        void pressed(char key);

        /** The person hangs up; once. */
        void hungUp();
    }

    /**
     * Prepares a line.
     *
     * @param pace how many times faster than life; read before every frame
     */
    public PhoneLine(Vertx vertx, Callee callee, DoubleSupplier pace, Ends ends) {
        this.vertx = vertx;
        this.callee = callee;
        this.pace = pace;
        this.ends = ends;
    }

    /** Opens the line. */
    public void open() {
        open = true;
        nextNanos = System.nanoTime();
        tick();
    }

    /** Closes the line; nothing is heard or said after it. */
    public void close() {
        if (open) {
            open = false;
            callee.lineEnded();
        }
    }

    /** Queues mu-law for the person. */
    public void play(byte[] muLaw) {
        playout.play(muLaw, (int) Math.ceil(HELD_FRAMES * Math.max(1, pace.getAsDouble())));
    }

    /** Runs {@code reached} when all audio before it was played, at once if there is none. */
    public void mark(Runnable reached) {
        playout.mark(reached);
    }

    /** Throws away what is not played yet; its marks count as reached. */
    public void clear() {
        boolean playing = !playout.isEmpty();
        playout.clear();
        if (playing) {
            callee.lineCleared();
        }
    }

    private void tick() {
        int frames = 0;
        while (open && System.nanoTime() >= nextNanos && frames++ < MOST_AT_ONCE) {
            nextNanos += (long) (FRAME_NANOS / pace.getAsDouble());
            byte[] heard = playout.frame();
            callee.hear(heard);
            playout.played();
            if (!open) {
                return;
            }
            byte[] said = callee.frame();
            ends.spoken(said);
            ends.carried(heard, said);
            callee.pressed().chars().forEach(key -> ends.pressed((char) key));
            if (callee.hungUp()) {
                ends.hungUp();
                return;
            }
        }
        if (frames > MOST_AT_ONCE) {
            nextNanos = System.nanoTime();
        }
        if (open) {
            long waitMs = TimeUnit.NANOSECONDS.toMillis(nextNanos - System.nanoTime());
            vertx.setTimer(Math.max(1, waitMs), _ -> tick());
        }
    }
}
