package io.hearthline.standins.modem;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bits on the line. Everything is a row of cells of 24 bits, 20 ms each. A packet is a preamble of 32 bits, a sync
 * word of 16, the payload's length (1 byte), the payload (utterance number 2 bytes, word number 2, flags 1, UTF-8 word)
 * and a CRC-16 over length and payload, filled up with ones. An idle cell is a tag of 4 bits, a counter of 12 and a
 * CRC-8.
 */
final class Framing {

    static final int BITS_PER_CELL = 24;
    static final int COUNTERS = 1 << 12;
    static final int FLAG_LAST = 1;

    /** The word goes on in the next packet. */
    static final int FLAG_CONTINUED = 2;

    static final int PREAMBLE_CELL = 0x555555;
    static final int SYNC_CELL = 0x552DD4;

    /** The clock settles during the first bits of a carrier, so they do not count. */
    private static final int SETTLED_BITS = 0x03FFFF;

    private static final int IDLE_TAG = 0xC;
    private static final int HEADER_BYTES = 5;
    private static final int LONGEST_PIECE = 200;
    private static final int SHORTEST_FILL_BITS = 4;

    private Framing() {}

    static int idle(int counter) {
        int body = IDLE_TAG << 12 | counter % COUNTERS;
        return body << 8 | crc8(body);
    }

    /** The packets of one utterance, one row of cells a word; empty if there is no word. */
    static List<int[]> packets(int utterance, String sentence) {
        List<String> words = Arrays.stream(sentence.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<int[]> packets = new ArrayList<>();
        int sequence = 0;
        for (int i = 0; i < words.size(); i++) {
            byte[] word = words.get(i).getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from < word.length; from += LONGEST_PIECE) {
                int to = Math.min(word.length, from + LONGEST_PIECE);
                boolean whole = to == word.length;
                int flags = (whole ? 0 : FLAG_CONTINUED) | (whole && i == words.size() - 1 ? FLAG_LAST : 0);
                packets.add(packet(utterance, sequence++, flags, Arrays.copyOfRange(word, from, to)));
            }
        }
        return packets;
    }

    private static int[] packet(int utterance, int sequence, int flags, byte[] word) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(HEADER_BYTES + word.length);
        body.write(utterance >> 8);
        body.write(utterance);
        body.write(sequence >> 8);
        body.write(sequence);
        body.write(flags);
        body.writeBytes(word);
        int crc = crc16(body.toByteArray(), body.size());
        body.write(crc >> 8);
        body.write(crc);
        byte[] bytes = body.toByteArray();
        int[] cells = new int[cells(bytes.length)];
        cells[0] = PREAMBLE_CELL;
        cells[1] = SYNC_CELL;
        for (int i = 0; i < (cells.length - 2) * 3; i++) {
            int value = i < bytes.length ? bytes[i] & 0xFF : 0xFF;
            cells[2 + i / 3] = cells[2 + i / 3] << 8 | value;
        }
        return cells;
    }

    /** Cells of a packet with so many bytes after its sync word. */
    private static int cells(int bytes) {
        return 2 + (bytes * 8 + SHORTEST_FILL_BITS + BITS_PER_CELL - 1) / BITS_PER_CELL;
    }

    /** What begins at cell {@code from}. */
    static Unit unit(int[] cells, int from) {
        int first = cells[from];
        int body = first >> 8;
        if (body >> 12 == IDLE_TAG && crc8(body) == (first & 0xFF)) {
            return new Unit.Idle(body & (COUNTERS - 1));
        }
        if (((first ^ PREAMBLE_CELL) & SETTLED_BITS) != 0) {
            return new Unit.Bad(0);
        }
        int there = cells.length - from;
        if (there < 2) {
            return new Unit.More(2);
        }
        if (cells[from + 1] != SYNC_CELL) {
            return new Unit.Bad(0);
        }
        return there < 3 ? new Unit.More(3) : packetAt(cells, from, there);
    }

    private static Unit packetAt(int[] cells, int from, int there) {
        int length = cells[from + 2] >> 16;
        int needed = cells(1 + length + 2);
        if (length < HEADER_BYTES) {
            return new Unit.Bad(0);
        }
        if (there < needed) {
            return new Unit.More(needed);
        }
        byte[] bytes = new byte[1 + length + 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (cells[from + 2 + i / 3] >> (16 - 8 * (i % 3)));
        }
        if (crc16(bytes, 1 + length) != number(bytes, 1 + length) || !filled(cells, from + needed - 1, bytes.length)) {
            return new Unit.Bad(needed);
        }
        String word = new String(bytes, 1 + HEADER_BYTES, length - HEADER_BYTES, StandardCharsets.ISO_8859_1);
        return new Unit.Packet(needed, number(bytes, 1), number(bytes, 3), bytes[5] & 0xFF, word);
    }

    /** Whether the last cell ends in ones, as it must after so many bytes. */
    private static boolean filled(int[] cells, int last, int bytes) {
        int taken = bytes * 8 % BITS_PER_CELL;
        int ones = (1 << (BITS_PER_CELL - taken)) - 1;
        return (cells[last] & ones) == ones;
    }

    private static int number(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    private static int crc16(byte[] bytes, int length) {
        int crc = 0xFFFF;
        for (int i = 0; i < length; i++) {
            crc ^= (bytes[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1 ^ 0x1021) & 0xFFFF : crc << 1;
            }
        }
        return crc;
    }

    private static int crc8(int sixteenBits) {
        int crc = sixteenBits << 8;
        for (int bit = 23; bit >= 8; bit--) {
            if ((crc >> bit & 1) == 1) {
                crc ^= 0x107 << (bit - 8);
            }
        }
        return crc & 0xFF;
    }
}
