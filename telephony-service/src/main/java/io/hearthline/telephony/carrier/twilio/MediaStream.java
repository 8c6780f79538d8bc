package io.hearthline.telephony.carrier.twilio;

import io.hearthline.telephony.media.CallLeg;
import io.hearthline.telephony.media.MediaBridge;
import io.hearthline.telephony.voice.Base64Text;
import io.hearthline.telephony.voice.Loop;
import io.micrometer.core.instrument.Counter;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
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
    private final Counter dropped;
    private final Sendings sendings;
    private @Nullable MediaBridge bridge;
    private String mediaHead = "";
    private String streamSid = "";
    private String quotedSid = "";
    private boolean started;
    private boolean stopped;
    private long secondBeganNs;
    private int framesThisSecond;
    private int malformed;

    /**
     * A stream that has not started.
     *
     * @param dropped counts pieces of audio the phone was too slow for
     * @param patience how long it may be too slow
     */
    MediaStream(WebSocketConnection connection, Loop loop, Counter dropped, Duration patience) {
        this.connection = connection;
        this.loop = loop;
        this.dropped = dropped;
        this.sendings = new Sendings(this::send, loop, new Behind(), patience);
    }

    /** What comes of a phone that does not read. */
    private final class Behind implements Sendings.Losses {
        @Override
        public void dropped(String mark) {
            dropped.increment();
            if (bridge != null) {
                bridge.unheard(mark);
            }
        }

        @Override
        public void stuck() {
            if (bridge != null) {
                bridge.giveUp("slow_reader");
            }
            // Its socket may take long to close.
            stop();
            close();
        }
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
        quotedSid = '"' + streamSid + '"';
        mediaHead = "{\"event\":\"media\",\"streamSid\":\"" + streamSid + "\",\"media\":{\"payload\":\"";
        return true;
    }

    /** True if a frame that names this stream is ours; before the start there is none to compare with. */
    boolean is(String sid) {
        return sid.equals(streamSid);
    }

    void carry(MediaBridge carrying) {
        bridge = carrying;
    }

    MediaBridge bridge() {
        return Objects.requireNonNull(bridge);
    }

    /** In quotes, as every frame of this stream names it; empty before the start. */
    String quotedSid() {
        return quotedSid;
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
            sendings.forget();
            MediaBridge carrying = bridge;
            if (carrying != null) {
                carrying.stopped();
            }
        }
    }

    @Override
    public void play(String payload) {
        if (sending()) {
            sendings.audio(mediaHead + payload + "\"}}");
        }
    }

    @Override
    public void mark(String name) {
        if (sending()) {
            sendings.mark(
                    "{\"event\":\"mark\",\"streamSid\":\"" + streamSid + "\",\"mark\":{\"name\":\"" + name + "\"}}",
                    name);
        }
    }

    @Override
    public void clear() {
        if (sending()) {
            sendings.clear("{\"event\":\"clear\",\"streamSid\":\"" + streamSid + "\"}");
        }
    }

    @Override
    public void close() {
        sendings.forget();
        if (connection.isOpen()) {
            var _ = connection.close().subscribe().with(_ -> {}, MediaStream::unwritten);
        }
    }

    private boolean sending() {
        return started && !stopped && connection.isOpen();
    }

    /** A write that fails is followed by the close of the socket, which is what counts. */
    private void send(String text, Runnable done) {
        var _ = connection.sendText(text).subscribe().with(_ -> done.run(), failure -> {
            unwritten(failure);
            done.run();
        });
    }

    private static void unwritten(Throwable failure) {
        LOG.debugf("phone not written to errorType=%s", failure.getClass().getSimpleName());
    }
}
