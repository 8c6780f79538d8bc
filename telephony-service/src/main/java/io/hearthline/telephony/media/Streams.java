package io.hearthline.telephony.media;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The streams one process carries; from any thread but the loops, for some of it waits. */
public final class Streams {
    private final Map<MediaBridge, ResumeLease.Stream> carried = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition oneLess = lock.newCondition();

    /** A stream has been admitted. */
    public void add(MediaBridge bridge, ResumeLease.Stream stream) {
        carried.put(bridge, stream);
    }

    /** A stream is gone, and all that was said on it is stored; empty if it was not known. */
    public Optional<ResumeLease.Stream> remove(MediaBridge bridge) {
        Optional<ResumeLease.Stream> removed = Optional.ofNullable(carried.remove(bridge));
        lock.lock();
        try {
            oneLess.signalAll();
        } finally {
            lock.unlock();
        }
        return removed;
    }

    /** How long ago the phone was heard on each. */
    public Map<ResumeLease.Stream, Duration> heardAgo() {
        Map<ResumeLease.Stream, Duration> ago = new HashMap<>();
        carried.forEach((bridge, stream) -> ago.put(stream, bridge.silentFor()));
        return ago;
    }

    /** Lets go of a stream that goes on elsewhere, if it is carried here. */
    public void letGo(ResumeLease.Stream stream) {
        carried.forEach((bridge, each) -> {
            if (each.equals(stream)) {
                bridge.letGo();
            }
        });
    }

    /** Lets go of all of them. */
    public void letGoOfAll() {
        List.copyOf(carried.keySet()).forEach(MediaBridge::letGo);
    }

    /**
     * Waits until there is none, but not longer than this.
     *
     * @return how many are left
     * @throws InterruptedException if the wait was interrupted
     */
    public int awaitNone(Duration longest) throws InterruptedException {
        long leftNs = longest.toNanos();
        lock.lock();
        try {
            while (!carried.isEmpty() && leftNs > 0) {
                leftNs = oneLess.awaitNanos(leftNs);
            }
            return carried.size();
        } finally {
            lock.unlock();
        }
    }
}
