package io.hearthline.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/// All sockets of the generator and its clock, on one thread: every millisecond one twentieth of the speakers speak.
/// Sockets are plain NIO, so that the generator leaves the machine to what is measured.
final class Wire implements AutoCloseable {
    private static final long TICK_NS = 1_000_000;
    private static final int SLOTS = 20;
    private static final int TURNS_AT_ONCE = 4;
    /// A generator that is this late will not catch up: it leaves turns out and says so.
    private static final long GIVE_UP_NS = 1_000_000_000;
    private static final long ANSWER_WITHIN_S = 30;
    private static final long LONGEST_NS = 60_000_000_000L;

    private final Selector selector;
    private final Thread thread = new Thread(this::loop, "generator");
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<List<Paced>> slots = new ArrayList<>();
    private final Histogram lateness = new Histogram(LONGEST_NS, 3);
    private final long origin = System.nanoTime();
    private int seated;
    private int slot;
    private long skipped;
    private volatile boolean running = true;

    Wire() {
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>());
        }
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.start();
    }

    /// Nanoseconds since this was made.
    long now() {
        return System.nanoTime() - origin;
    }

    /// Takes sockets on a free loopback port.
    ///
    /// @param accepting gives a path's end
    /// @return the port
    int listen(Function<String, LinkEnd> accepting) {
        return ask(() -> {
            try {
                ServerSocketChannel server = ServerSocketChannel.open();
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
                server.configureBlocking(false);
                server.register(selector, SelectionKey.OP_ACCEPT, accepting);
                return ((InetSocketAddress) server.getLocalAddress()).getPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// Opens a socket; the end is told how that went.
    void connect(URI url, Map<String, String> headers, LinkEnd end) {
        run(() -> {
            try {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                Link link = Link.to(channel, end, url, headers);
                boolean connected = channel.connect(new InetSocketAddress(url.getHost(), url.getPort()));
                link.registered(
                        channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, link));
                if (connected) {
                    link.connected();
                }
            } catch (IOException e) {
                // Nobody listens: as with a connection that breaks.
                end.closed();
            }
        });
    }

    /// Gives somebody a turn every 20 ms; evenly spread in the order of coming.
    void pace(Paced speaker) {
        // 7 has no common divisor with 20, so neighbours in time are not neighbours in order.
        slots.get(seated++ * 7 % SLOTS).add(speaker);
    }

    /// Takes the turn away.
    void unpace(Paced speaker) {
        slots.forEach(each -> each.remove(speaker));
    }

    /// Runs something on the generator's thread.
    void run(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /// Runs something on the generator's thread and waits for it.
    <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        run(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.orTimeout(ANSWER_WITHIN_S, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the generator does not answer: " + e.getCause(), e);
        }
    }

    /// By how much turns came late since the last time, at the 99th percentile, in milliseconds.
    double latenessMs() {
        double late = lateness.getValueAtPercentile(99) / 1e6;
        lateness.reset();
        return late;
    }

    /// Milliseconds of speech left out since the last time, because the generator could not keep up.
    long skippedMs() {
        long left = skipped;
        skipped = 0;
        return left;
    }

    private void loop() {
        long next = System.nanoTime() + TICK_NS;
        try {
            while (running) {
                next = turns(next);
                // What is behind its time still reads between its turns, or it would never catch up.
                if (System.nanoTime() - next >= 0) {
                    selector.selectNow(this::ready);
                } else {
                    selector.select(this::ready, 1);
                }
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives the turns that are due, a few at most; returns when the next one is.
    private long turns(long due) {
        long next = due;
        for (int i = 0; i < TURNS_AT_ONCE; i++) {
            long late = System.nanoTime() - next;
            if (late < 0) {
                return next;
            }
            lateness.recordValue(Math.min(late, LONGEST_NS));
            // By index from the end: a speaker may end while it speaks.
            List<Paced> speakers = slots.get(slot);
            for (int k = speakers.size() - 1; k >= 0; k--) {
                speakers.get(k).frame();
            }
            slot = (slot + 1) % SLOTS;
            next += TICK_NS;
            if (late > GIVE_UP_NS) {
                skipped += late / TICK_NS;
                next += late / TICK_NS * TICK_NS;
            }
        }
        return next;
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept(key);
                return;
            }
            Link link = (Link) key.attachment();
            if (key.isConnectable()) {
                link.connected();
                return;
            }
            if (key.isWritable()) {
                link.flush();
            }
            if (key.isValid() && key.isReadable()) {
                link.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // attached by listen()
    private void accept(SelectionKey key) throws IOException {
        SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Link link = Link.from(channel, (Function<String, LinkEnd>) key.attachment());
            link.registered(channel.register(selector, SelectionKey.OP_READ, link));
        }
    }

    /// Closes every socket.
    @Override
    public void close() {
        running = false;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
