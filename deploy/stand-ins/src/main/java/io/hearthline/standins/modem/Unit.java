package io.hearthline.standins.modem;

import java.util.Arrays;

/** What stands at one place of a row of cells. */
sealed interface Unit {

    /** A cell of idle carrier. */
    record Idle(int counter) implements Unit {}

    /** A whole packet with the right check sum; {@code bytes} in ISO 8859-1 so that the record compares by value. */
    record Packet(int cells, int utterance, int sequence, int flags, String bytes) implements Unit {}

    /** The beginning of a packet whose end is not there yet; {@code cells} it needs, as far as known. */
    record More(int cells) implements Unit {}

    /** No unit; {@code cells} that a packet here claims to have, 0 if it is not even a packet. */
    record Bad(int cells) implements Unit {}

    /** Cuts a row of cells, leaving out {@code index}. */
    static int[] without(int[] cells, int index) {
        int[] rest = Arrays.copyOf(cells, cells.length - 1);
        System.arraycopy(cells, index + 1, rest, index, cells.length - index - 1);
        return rest;
    }

    /** Puts {@code cell} before {@code index}. */
    static int[] with(int[] cells, int index, int cell) {
        int[] more = Arrays.copyOf(cells, cells.length + 1);
        System.arraycopy(cells, index, more, index + 1, cells.length - index);
        more[index] = cell;
        return more;
    }

    /** Exchanges {@code index} and its successor. */
    static int[] swapped(int[] cells, int index) {
        int[] other = cells.clone();
        other[index] = cells[index + 1];
        other[index + 1] = cells[index];
        return other;
    }
}
