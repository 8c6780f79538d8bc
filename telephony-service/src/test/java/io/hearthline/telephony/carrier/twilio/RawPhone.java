package io.hearthline.telephony.carrier.twilio;

import io.hearthline.telephony.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A carrier's stream at the bare socket, which reads when the test says so and sends whatever it is given. */
final class RawPhone implements AutoCloseable {
    private static final String PATH = "/outbound-media-stream";
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private final Socket socket = new Socket();

    private RawPhone() throws IOException {
        URI base = URI.create(World.setting("PUBLIC_URL"));
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        String url = World.setting("PUBLIC_URL").replaceFirst("http", "ws") + PATH;
        write(("GET " + PATH + " HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Twilio-Signature: "
                        + World.signature(url, Map.of()) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("refused");
            }
            head += (char) next;
        }
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("not upgraded");
        }
    }

    static RawPhone connected() throws IOException {
        return new RawPhone();
    }

    void text(String message) throws IOException {
        frame(TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    void binary(byte[] message) throws IOException {
        frame(BINARY, message);
    }

    /** With a mask of zeros, which is one too. */
    private void frame(int kind, byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 14);
        out.write(kind);
        if (body.length < TWO_BYTES) {
            out.write(MASKED | body.length);
        } else if (body.length <= 0xFFFF) {
            out.write(MASKED | TWO_BYTES);
            out.write(body.length >> 8);
            out.write(body.length);
        } else {
            out.write(MASKED | EIGHT_BYTES);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) body.length >> shift));
            }
        }
        out.writeBytes(new byte[4]);
        out.writeBytes(body);
        write(out.toByteArray());
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** One byte, as a phone reads that is as good as dead. */
    void readOneByte() throws IOException {
        var _ = socket.getInputStream().read();
    }

    /** Reads to the end; true if the server has closed the stream. */
    boolean closedByServer() throws IOException {
        try {
            byte[] buffer = new byte[4096];
            int read = 0;
            while (read >= 0) {
                read = socket.getInputStream().read(buffer);
            }
            return true;
        } catch (SocketException e) {
            // Reset: closed as well.
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
