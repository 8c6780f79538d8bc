package io.hearthline.standins.callee;

import io.hearthline.standins.callee.CalleeScript.AnsweredBy;
import java.util.function.Consumer;

/**
 * Tells who has picked up: a person soon, silence after a while, a machine by its voice or, with {@code DetectMessageEnd},
 * when it has beeped. Belongs to the event loop.
 */
public final class MachineDetection {
    private static final int HUMAN_MS = 2120;
    private static final int MACHINE_MS = 3400;
    private static final int LISTENS_EVERY_MS = 100;
    private static final int QUIET_MS = 1200;

    /** Runs a task after so much time on the line. */
    public interface Later {
        /** Nothing runs once the line is gone. */
        void run(double lineMs, Runnable task);
    }

    private final Manner manner;
    private final AnsweredBy answeredBy;
    private final Callee callee;
    private final Later later;
    /**
     * How to listen.
     *
     * @param awaitsEnd a machine's verdict comes at the end of its greeting
     * @param timeoutMs after which the verdict is that there is none
     * @param silenceMs the same where nobody says a word
     */
    public record Manner(boolean awaitsEnd, int timeoutMs, int silenceMs) {}

    /**
     * What was found.
     *
     * @param answeredBy the vendor's word for it
     * @param afterMs since the phone was picked up
     */
    public record Verdict(String answeredBy, int afterMs) {}

    public MachineDetection(Manner manner, AnsweredBy answeredBy, Callee callee, Later later) {
        this.manner = manner;
        this.answeredBy = answeredBy;
        this.callee = callee;
        this.later = later;
    }

    /** Listens from now on; the verdict comes once. */
    public void begin(Consumer<Verdict> told) {
        switch (answeredBy) {
            case HUMAN -> tell(HUMAN_MS, "human", told);
            case FAX -> tell(HUMAN_MS, "fax", told);
            case UNKNOWN -> tell(manner.silenceMs(), "unknown", told);
            case MACHINE -> {
                if (manner.awaitsEnd()) {
                    listen(0, 0, told);
                } else {
                    tell(MACHINE_MS, "machine_start", told);
                }
            }
        }
    }

    private void listen(int sinceMs, int quietMs, Consumer<Verdict> told) {
        if (callee.beeped()) {
            tell(0, sinceMs, "machine_end_beep", told);
        } else if (quietMs >= QUIET_MS && !callee.beeps()) {
            tell(0, sinceMs, "machine_end_silence", told);
        } else if (sinceMs >= manner.timeoutMs()) {
            tell(0, sinceMs, "unknown", told);
        } else {
            int quiet = callee.greeted() ? quietMs + LISTENS_EVERY_MS : 0;
            later.run(LISTENS_EVERY_MS, () -> listen(sinceMs + LISTENS_EVERY_MS, quiet, told));
        }
    }

    private void tell(int afterMs, String verdict, Consumer<Verdict> told) {
        tell(afterMs, afterMs, verdict, told);
    }

    private void tell(int afterMs, int durationMs, String verdict, Consumer<Verdict> told) {
        later.run(afterMs, () -> told.accept(new Verdict(verdict, durationMs)));
    }
}
