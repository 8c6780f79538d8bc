package io.hearthline.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One WebSocket (RFC 6455) with as little work as its frames allow: text in one piece, no extensions. What the other
/// end does not read waits up to [#WAITING] bytes, then is not sent.
final class Link {
    private static final int WAITING = 64 * 1024;
    private static final int FIRST = 0x80;
    private static final int MASKED = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String KEY_HEADER = "sec-websocket-key:";
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final SocketChannel channel;
    private final boolean client;
    private final int mask = ThreadLocalRandom.current().nextInt() | 1;
    private final ByteBuffer out = ByteBuffer.allocateDirect(WAITING);
    private final @Nullable Function<String, LinkEnd> accepting;
    private @Nullable SelectionKey key;
    private @Nullable LinkEnd end;
    private byte[] in = new byte[4096];
    private int filled;
    private boolean open;
    private boolean gone;

    private Link(
            SocketChannel channel,
            boolean client,
            @Nullable LinkEnd end,
            @Nullable Function<String, LinkEnd> accepting) {
        this.channel = channel;
        this.client = client;
        this.end = end;
        this.accepting = accepting;
    }

    /// The end that opens a socket.
    static Link to(SocketChannel channel, LinkEnd end, URI url, Map<String, String> headers) {
        Link link = new Link(channel, true, end, null);
        byte[] nonce = new byte[16];
        ThreadLocalRandom.current().nextBytes(nonce);
        StringBuilder request = new StringBuilder("GET ")
                .append(url.getRawPath().isEmpty() ? "/" : url.getRawPath())
                .append(url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.getAuthority())
                .append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
                .append("Sec-WebSocket-Key: ")
                .append(Base64.getEncoder().encodeToString(nonce))
                .append("\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        link.out.put(request.append("\r\n").toString().getBytes(ISO_8859_1));
        return link;
    }

    /// The end that is asked for one.
    ///
    /// @param accepting gives the path's end
    static Link from(SocketChannel channel, Function<String, LinkEnd> accepting) {
        return new Link(channel, false, null, accepting);
    }

    void registered(SelectionKey registered) {
        key = registered;
    }

    /// The connection stands, or does not: what waits goes out.
    void connected() {
        try {
            if (channel.finishConnect()) {
                flush();
            }
        } catch (IOException e) {
            // Nobody listens, which is for this end to be told and nothing else.
            drop();
        }
    }

    boolean isOpen() {
        return open && !gone;
    }

    /// Sends a text message.
    ///
    /// @param text overwritten on the way
    /// @return false if the other end reads too slowly, or is gone
    boolean send(byte[] text, int length) {
        return isOpen() && put(TEXT, text, length);
    }

    /// Sends what is left to send and closes.
    void close() {
        if (isOpen()) {
            put(CLOSE, new byte[] {0x03, (byte) 0xe8}, 2);
        }
        drop();
    }

    private boolean put(int opcode, byte[] payload, int length) {
        if (out.remaining() < length + 8) {
            return false;
        }
        int masking = client ? MASKED : 0;
        out.put((byte) (FIRST | opcode));
        if (length < LENGTH_16) {
            out.put((byte) (masking | length));
        } else {
            out.put((byte) (masking | LENGTH_16)).putShort((short) length);
        }
        if (client) {
            out.putInt(mask);
            mask(payload, 0, length, mask);
        }
        out.put(payload, 0, length);
        flush();
        return true;
    }

    void flush() {
        SelectionKey registered = key;
        if (gone || registered == null) {
            return;
        }
        try {
            channel.write(out.flip());
            out.compact();
            int wanted = SelectionKey.OP_READ | (out.position() == 0 ? 0 : SelectionKey.OP_WRITE);
            if (registered.interestOps() != wanted) {
                registered.interestOps(wanted);
            }
        } catch (IOException e) {
            // The other end went away, which is for this end to be told and nothing else.
            drop();
        }
    }

    /// Takes what has come.
    void read() {
        if (filled == in.length) {
            in = Arrays.copyOf(in, in.length * 2);
        }
        int count;
        try {
            count = channel.read(ByteBuffer.wrap(in, filled, in.length - filled));
        } catch (IOException e) {
            // As above.
            count = -1;
        }
        if (count < 0) {
            drop();
            return;
        }
        filled += count;
        int done = open ? frames(0) : handshake();
        if (done > 0) {
            System.arraycopy(in, done, in, 0, filled - done);
            filled -= done;
        }
    }

    private int handshake() {
        int end = headEnd();
        if (end < 0) {
            return 0;
        }
        String head = new String(in, 0, end, ISO_8859_1);
        if (client ? !head.startsWith("HTTP/1.1 101") : !answer(head)) {
            drop();
            return 0;
        }
        open = true;
        if (this.end != null) {
            this.end.opened(this);
        }
        return frames(end);
    }

    private int headEnd() {
        for (int i = 3; i < filled; i++) {
            if (in[i] == '\n' && in[i - 1] == '\r' && in[i - 2] == '\n' && in[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean answer(String head) {
        String[] lines = head.split("\r\n");
        String[] request = lines[0].split(" ");
        for (String line : lines) {
            if (line.regionMatches(true, 0, KEY_HEADER, 0, KEY_HEADER.length())
                    && request.length == 3
                    && accepting != null) {
                end = accepting.apply(request[1]);
                String accept = accept(line.substring(KEY_HEADER.length()).strip());
                out.put(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
                flush();
                return true;
            }
        }
        return false;
    }

    static String accept(String nonce) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest((nonce + GUID).getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /// Handles whole frames; returns where the first incomplete one begins.
    private int frames(int start) {
        int at = start;
        while (!gone && filled - at >= 2) {
            int length = in[at + 1] & 0x7f;
            int head = 2;
            if (length == LENGTH_16) {
                head = 4;
            } else if (length == LENGTH_64) {
                head = 10;
            }
            boolean masked = (in[at + 1] & MASKED) != 0;
            int payload = at + head + (masked ? 4 : 0);
            if (filled < payload) {
                break;
            }
            if (head == 4) {
                length = ((in[at + 2] & 0xff) << 8) | (in[at + 3] & 0xff);
            } else if (head == 10) {
                length = (int) INTS.get(in, at + 6);
            }
            if (filled < payload + length) {
                break;
            }
            if (masked) {
                mask(in, payload, length, (int) INTS.get(in, payload - 4));
            }
            frame(in[at] & 0x0f, payload, length);
            at = payload + length;
        }
        return at;
    }

    private void frame(int opcode, int from, int length) {
        switch (opcode) {
            case TEXT -> {
                if (end != null) {
                    end.text(in, from, from + length);
                }
            }
            case PING -> put(PONG, Arrays.copyOfRange(in, from, from + length), length);
            case CLOSE -> close();
            default -> {
                // A pong, or a kind nobody here sends.
            }
        }
    }

    private void drop() {
        if (!gone) {
            gone = true;
            try {
                channel.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("a socket cannot be closed", e);
            }
            if (end != null) {
                end.closed();
            }
        }
    }

    /// Masks or unmasks in place.
    static void mask(byte[] bytes, int from, int length, int mask) {
        long twice = ((long) mask << 32) | (mask & 0xffff_ffffL);
        int at = from;
        int to = from + length;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ twice);
        }
        for (int i = 0; at < to; at++, i++) {
            bytes[at] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
        }
    }
}
