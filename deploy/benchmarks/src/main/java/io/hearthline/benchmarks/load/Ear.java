package io.hearthline.benchmarks.load;

/// One end's hearing: reads the stamps of what the other end spoke.
final class Ear {
    private final Wire wire;
    private final Direction direction;
    private int hint = -1;
    private int last = -1;

    Ear(Wire wire, Direction direction) {
        this.wire = wire;
        this.direction = direction;
    }

    /// True if the message is audio.
    boolean hear(byte[] text, int from, int to) {
        int at = Stamp.find(text, from, to, from + hint);
        if (at < 0) {
            return false;
        }
        hint = at - from;
        int number = Stamp.number(text, at);
        if (Stamp.counted(text, at)) {
            direction.received(wire.now() - Stamp.nanos(text, at));
            if (number <= last) {
                direction.disordered();
            }
        }
        last = Math.max(last, number);
        return true;
    }

    /// True once anything was heard.
    boolean hasHeard() {
        return last >= 0;
    }
}
