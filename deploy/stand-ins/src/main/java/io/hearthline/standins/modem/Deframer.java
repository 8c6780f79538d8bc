package io.hearthline.standins.modem;

import io.hearthline.standins.modem.Heard.Fault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cells to words. Where the cells do not add up it says what was done to them. */
final class Deframer {

    /** How many cells are awaited before a break is explained. */
    private static final int CELLS_TO_EXPLAIN = 40;

    private static final int UNKNOWN = -1;

    private final Consumer<Heard> heard;
    private int[] cells = {};
    private int lastCell = UNKNOWN;
    private int nextCounter = UNKNOWN;
    private int utterance = UNKNOWN;
    private int sequence = UNKNOWN;
    private final StringBuilder pieces = new StringBuilder();

    Deframer(Consumer<Heard> heard) {
        this.heard = heard;
    }

    /** Takes the next cell; false when nothing fits any more and the alignment must be sought anew. */
    boolean cell(int cell) {
        cells = Unit.with(cells, cells.length, cell);
        return read(false);
    }

    /** The carrier is gone: what is left will not be completed. */
    void carrierLost() {
        while (cells.length > 0) {
            read(true);
        }
        lastCell = UNKNOWN;
        nextCounter = UNKNOWN;
    }

    private boolean read(boolean end) {
        boolean going = true;
        while (going && cells.length > 0) {
            switch (Framing.unit(cells, 0)) {
                case Unit.Idle(int counter) -> going = idle(counter, end);
                case Unit.Packet packet -> packet(packet);
                case Unit.More _ when !end -> going = false;
                case Unit.More(int claimed) -> explain(claimed);
                case Unit.Bad _ when !end && cells.length < CELLS_TO_EXPLAIN -> going = false;
                case Unit.Bad(int claimed) -> {
                    if (!explain(claimed)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** False if the next cell must be known to judge this one. */
    private boolean idle(int counter, boolean end) {
        int ahead = nextCounter == UNKNOWN ? 0 : Math.floorMod(counter - nextCounter, Framing.COUNTERS);
        if (ahead == 1 && cells.length < 2 && !end) {
            return false;
        }
        if (ahead == 1 && cells.length > 1 && cells[1] == Framing.idle(nextCounter)) {
            fault(Kind.SWAPPED);
            heard.accept(new Heard.Carrier(nextCounter));
            heard.accept(new Heard.Carrier(counter));
            take(2);
            nextCounter = (counter + 1) % Framing.COUNTERS;
            return true;
        }
        if (ahead != 0) {
            fault(ahead < Framing.COUNTERS / 2 ? Kind.LOST : Kind.DOUBLED);
        }
        heard.accept(new Heard.Carrier(counter));
        take(1);
        nextCounter = (counter + 1) % Framing.COUNTERS;
        return true;
    }

    private void packet(Unit.Packet packet) {
        boolean sameUtterance = packet.utterance() == utterance;
        if (sameUtterance && packet.sequence() <= sequence) {
            fault(Kind.DOUBLED);
        } else if (sequence != UNKNOWN && packet.sequence() != (sameUtterance ? sequence + 1 : 0)) {
            fault(Kind.LOST);
        }
        if (!sameUtterance) {
            pieces.setLength(0);
        }
        utterance = packet.utterance();
        sequence = packet.sequence();
        pieces.append(packet.bytes());
        if ((packet.flags() & Framing.FLAG_CONTINUED) == 0) {
            String text = new String(pieces.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            pieces.setLength(0);
            boolean last = (packet.flags() & Framing.FLAG_LAST) != 0;
            heard.accept(new Heard.Word(utterance, sequence, text, last));
        }
        if (nextCounter != UNKNOWN) {
            nextCounter = (nextCounter + packet.cells()) % Framing.COUNTERS;
        }
        take(packet.cells());
    }

    /** Says what happened at the first cell and goes on behind it; false if nothing known follows. */
    private boolean explain(int claimed) {
        if (cells[0] == lastCell) {
            fault(Kind.DOUBLED);
            cells = Unit.without(cells, 0);
            return true;
        }
        return explainedAsDoubled() || explainedAsSwapped() || explainedAsLostStart() || skipToKnown(claimed);
    }

    private boolean explainedAsDoubled() {
        for (int i = 0; i + 1 < cells.length; i++) {
            if (cells[i] == cells[i + 1] && repaired(Unit.without(cells, i), i, Kind.DOUBLED)) {
                return true;
            }
        }
        return false;
    }

    private boolean explainedAsSwapped() {
        for (int i = 0; i + 1 < cells.length; i++) {
            if (repaired(Unit.swapped(cells, i), i + 1, Kind.SWAPPED)) {
                return true;
            }
        }
        return false;
    }

    private boolean explainedAsLostStart() {
        if (repaired(Unit.with(cells, 0, Framing.PREAMBLE_CELL), 1, Kind.LOST)
                || repaired(Unit.with(cells, 1, Framing.SYNC_CELL), 1, Kind.LOST)) {
            return true;
        }
        return false;
    }

    /** Takes {@code attempt} for what was sent if it reads well up to cell {@code upTo}. */
    private boolean repaired(int[] attempt, int upTo, Kind kind) {
        int at = 0;
        while (at <= upTo && at < attempt.length) {
            switch (Framing.unit(attempt, at)) {
                case Unit.Idle _ -> at++;
                case Unit.Packet packet -> at += packet.cells();
                case Unit.More _, Unit.Bad _ -> {
                    return false;
                }
            }
        }
        fault(kind);
        cells = attempt;
        return true;
    }

    private boolean skipToKnown(int claimed) {
        int known = 1;
        while (known < cells.length && Framing.unit(cells, known) instanceof Unit.Bad) {
            known++;
        }
        fault(known == claimed ? Kind.GARBLED : Kind.LOST);
        boolean found = known < cells.length;
        take(known);
        nextCounter = UNKNOWN;
        // The broken word's number is unknown too, and its loss has been told.
        sequence = UNKNOWN;
        return found;
    }

    private void take(int count) {
        lastCell = cells[count - 1];
        cells = Arrays.copyOfRange(cells, count, cells.length);
    }

    private void fault(Kind kind) {
        heard.accept(new Heard.Fault(kind));
    }
}
