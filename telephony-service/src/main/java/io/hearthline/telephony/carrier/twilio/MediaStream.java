package io.hearthline.telephony.carrier.twilio;

import io.hearthline.telephony.media.CallLeg;
import io.hearthline.telephony.media.MediaBridge;
import io.hearthline.telephony.voice.Base64Text;
import io.hearthline.telephony.voice.Loop;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One stream's end of the phone. Nothing is sent before it has its id, nor after it has stopped. */
final class MediaStream implements CallLeg {
    private static final Logger LOG = Logger.getLogger(MediaStream.class);
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final Pattern KEY = Pattern.compile("[0-9*#A-D]");
    private static final String ENCODING = "audio/x-mulaw";
    private static final long SECOND_NS = 1_000_000_000L;

    private final WebSocketConnection connection;
    private final Loop loop;
    private @Nullable MediaBridge bridge;
    private String mediaHead = "";
    private String streamSid = "";
    private boolean started;
    private boolean stopped;
    private long secondBeganNs;
    private int framesThisSecond;
    private int malformed;

    MediaStream(WebSocketConnection connection, Loop loop) {
        this.connection = connection;
        this.loop = loop;
    }

    Loop loop() {
        return loop;
    }

    /** Takes the stream's id; false if it has one, or is not what we can carry. */
    boolean begin(MediaFrame.Start start) {
        if (started
                || stopped
                || !SID.matcher(start.streamSid()).matches()
                || !start.encoding().equals(ENCODING)) {
            return false;
        }
        started = true;
        streamSid = start.streamSid();
        mediaHead = "{\"event\":\"media\",\"streamSid\":\"" + streamSid + "\",\"media\":{\"payload\":\"";
        return true;
    }

    void carry(MediaBridge carrying) {
        bridge = carrying;
    }

    MediaBridge bridge() {
        return Objects.requireNonNull(bridge);
    }

    /** False if frames come faster than any phone sends them. */
    boolean paced(int perSecond) {
        long now = System.nanoTime();
        if (now - secondBeganNs > SECOND_NS) {
            secondBeganNs = now;
            framesThisSecond = 0;
        }
        return ++framesThisSecond <= perSecond;
    }

    int malformed() {
        return ++malformed;
    }

    /** False if it is no audio. Audio before the start belongs to nobody. */
    boolean heard(String payload) {
        if (!Base64Text.plain(payload)) {
            return false;
        }
        MediaBridge carrying = bridge;
        if (carrying != null && !stopped) {
            carrying.heard(payload);
        }
        return true;
    }

    void marked(String name) {
        MediaBridge carrying = bridge;
        if (carrying != null && !stopped) {
            carrying.marked(name);
        }
    }

    /** A key that is none is no key. */
    void digit(String digit) {
        MediaBridge carrying = bridge;
        if (carrying != null && !stopped && KEY.matcher(digit).matches()) {
            carrying.digit(digit);
        }
    }

    void stop() {
        if (!stopped) {
            stopped = true;
            MediaBridge carrying = bridge;
            if (carrying != null) {
                carrying.stopped();
            }
        }
    }

    @Override
    public void play(String payload) {
        if (sending()) {
            send(connection.sendText(mediaHead + payload + "\"}}"));
        }
    }

    @Override
    public void mark(String name) {
        if (sending()) {
            send(connection.sendText(
                    "{\"event\":\"mark\",\"streamSid\":\"" + streamSid + "\",\"mark\":{\"name\":\"" + name + "\"}}"));
        }
    }

    @Override
    public void clear() {
        if (sending()) {
            send(connection.sendText("{\"event\":\"clear\",\"streamSid\":\"" + streamSid + "\"}"));
        }
    }

    @Override
    public void close() {
        if (connection.isOpen()) {
            send(connection.close());
        }
    }

    private boolean sending() {
        return started && !stopped && connection.isOpen();
    }

    /** A write that fails is followed by the close of the socket, which is what counts. */
    private static void send(Uni<Void> write) {
        var _ = write.subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.debugf(
                                "phone not written to errorType=%s",
                                failure.getClass().getSimpleName()));
    }
}
