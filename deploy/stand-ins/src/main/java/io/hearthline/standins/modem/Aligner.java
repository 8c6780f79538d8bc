package io.hearthline.standins.modem;

import java.util.Arrays;

/**
 * Bits to cells. A lost, doubled or swapped 20 ms frame is a whole number of cells, so the alignment found at the start
 * of a carrier holds to its end.
 */
final class Aligner implements Demodulator.Sink {

    /** Fewer bits than this at the end of a carrier are the correlators running out. */
    private static final int TAIL_BITS = 8;

    private static final int CELL_MASK = 0xFFFFFF;

    private final Deframer deframer;
    private int[] before = new int[256];
    private int bits;
    private int cell;
    private boolean locked;

    Aligner(Deframer deframer) {
        this.deframer = deframer;
    }

    @Override
    public void bit(int bit) {
        if (locked) {
            cell = (cell << 1 | bit) & CELL_MASK;
            if (++bits == Framing.BITS_PER_CELL) {
                bits = 0;
                if (!deframer.cell(cell)) {
                    locked = false;
                }
            }
            return;
        }
        if (bits == before.length) {
            before = Arrays.copyOf(before, bits * 2);
        }
        before[bits++] = bit;
        if (bits >= Framing.BITS_PER_CELL && knownAt(bits)) {
            lock(bits % Framing.BITS_PER_CELL);
        }
    }

    @Override
    public void carrierLost() {
        if (!locked && bits > TAIL_BITS) {
            // Nothing known was seen; a carrier begins with a cell.
            lock(0);
        }
        if (bits > TAIL_BITS) {
            int ones = (1 << (Framing.BITS_PER_CELL - bits)) - 1;
            deframer.cell(((cell << (Framing.BITS_PER_CELL - bits)) | ones) & CELL_MASK);
        }
        deframer.carrierLost();
        locked = false;
        bits = 0;
    }

    private boolean knownAt(int end) {
        int last = cellEndingAt(end);
        if (last == Framing.SYNC_CELL) {
            return true;
        }
        return end >= 2 * Framing.BITS_PER_CELL
                && Framing.unit(new int[] {last}, 0) instanceof Unit.Idle(int counter)
                && Framing.unit(new int[] {cellEndingAt(end - Framing.BITS_PER_CELL)}, 0)
                        instanceof Unit.Idle(int earlier)
                && (earlier + 1) % Framing.COUNTERS == counter;
    }

    private int cellEndingAt(int end) {
        int value = 0;
        for (int i = end - Framing.BITS_PER_CELL; i < end; i++) {
            value = value << 1 | before[i];
        }
        return value;
    }

    /** Hands on what was gathered, in cells that begin at {@code offset}. */
    private void lock(int offset) {
        int gathered = bits;
        locked = true;
        bits = 0;
        if (offset > 3) {
            deframer.cell(leading(offset));
        }
        int end = offset + Framing.BITS_PER_CELL;
        for (; end <= gathered; end += Framing.BITS_PER_CELL) {
            deframer.cell(cellEndingAt(end));
        }
        for (int i = end - Framing.BITS_PER_CELL; i < gathered; i++) {
            cell = cell << 1 | before[i];
            bits++;
        }
    }

    /** A first cell whose first bits were missed; they are taken to be those of a preamble. */
    private int leading(int there) {
        int value = 0;
        for (int i = 0; i < there; i++) {
            value = value << 1 | before[i];
        }
        return (Framing.PREAMBLE_CELL & ~((1 << there) - 1)) | value;
    }
}
