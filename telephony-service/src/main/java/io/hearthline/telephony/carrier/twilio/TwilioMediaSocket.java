package io.hearthline.telephony.carrier.twilio;

import io.hearthline.contracts.session.CallToken;
import io.hearthline.telephony.calls.LiveCalls;
import io.hearthline.telephony.voice.VertxLoop;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The media stream of an outbound call. Runs on the socket's event loop; frames come in order. A frame that cannot be
 * read is counted and changes nothing, too many of them or too many at once end this stream and no other.
 */
@WebSocket(path = TwilioMediaSocket.PATH, endpointId = TwilioMediaSocket.ID)
public class TwilioMediaSocket {
    static final String PATH = "/outbound-media-stream";
    static final String ID = "outbound-media-stream";

    private static final Logger LOG = Logger.getLogger(TwilioMediaSocket.class);
    private static final UserData.TypedKey<MediaStream> STREAM = new UserData.TypedKey<>("stream");
    private static final Uni<Void> DONE = Uni.createFrom().voidItem();
    private static final CloseReason REFUSED = new CloseReason(1008, "refused");

    private final LiveCalls live;
    private final TwilioConfig config;
    private final Vertx vertx;
    private final Counter malformed;
    private final Counter dropped;
    private final Counter refused;

    TwilioMediaSocket(LiveCalls live, TwilioConfig config, Vertx vertx, MeterRegistry metrics) {
        this.live = live;
        this.config = config;
        this.vertx = vertx;
        this.malformed = metrics.counter("hearthline.media.malformed");
        this.dropped = metrics.counter("hearthline.media.dropped");
        this.refused = metrics.counter("hearthline.media.refused");
    }

    /** A socket stands; whose it is its first frames say. */
    @OnOpen
    public Uni<Void> opened(WebSocketConnection connection) {
        VertxLoop loop = new VertxLoop(vertx.getOrCreateContext());
        connection.userData().put(STREAM, new MediaStream(connection, loop, dropped, config.behindPatience()));
        return DONE;
    }

    /** One frame. */
    @OnTextMessage
    public Uni<Void> frame(String text, WebSocketConnection connection) {
        MediaStream stream = connection.userData().get(STREAM);
        if (stream == null) {
            return DONE;
        }
        if (!stream.paced(config.maxFramesPerSecond())) {
            return refuse(connection, "rate");
        }
        String payload = MediaFrame.payload(text, stream.quotedSid());
        if (payload != null && stream.heard(payload)) {
            return DONE;
        }
        Optional<MediaFrame> frame = MediaFrame.read(text);
        return frame.isPresent() ? take(frame.get(), stream, connection) : unreadable(stream, connection);
    }

    /** The carrier sends text only. */
    @OnBinaryMessage
    public Uni<Void> binary(Buffer ignored, WebSocketConnection connection) {
        MediaStream stream = connection.userData().get(STREAM);
        return stream == null ? DONE : unreadable(stream, connection);
    }

    /** The socket is gone, with or without a stop. */
    @OnClose
    public Uni<Void> closed(WebSocketConnection connection) {
        MediaStream stream = connection.userData().get(STREAM);
        if (stream != null) {
            stream.stop();
        }
        return DONE;
    }

    /** Something failed on this socket, which ends it and nothing else. */
    @OnError
    public Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
        LOG.warnf("media socket failed errorType=%s", failure.getClass().getSimpleName());
        return connection.isOpen() ? connection.close(REFUSED) : DONE;
    }

    private Uni<Void> take(MediaFrame frame, MediaStream stream, WebSocketConnection connection) {
        return switch (frame) {
            case MediaFrame.Media(var streamSid, var payload) ->
                stream.is(streamSid) && stream.heard(payload) ? DONE : unreadable(stream, connection);
            case MediaFrame.Mark(var name) -> {
                stream.marked(name);
                yield DONE;
            }
            case MediaFrame.Start start -> started(start, stream, connection);
            case MediaFrame.Stop _ -> {
                stream.stop();
                yield DONE;
            }
            case MediaFrame.Dtmf(var digit) -> {
                stream.digit(digit);
                yield DONE;
            }
            case MediaFrame.Connected _, MediaFrame.Unknown _ -> DONE;
        };
    }

    private Uni<Void> started(MediaFrame.Start start, MediaStream stream, WebSocketConnection connection) {
        Optional<CallToken.Subject> subject = live.streamOf(start.token());
        if (subject.isEmpty() || !stream.begin(start)) {
            return refuse(connection, "start");
        }
        stream.carry(live.bridge(subject.get().callId(), stream, stream.loop()));
        live.admit(subject.get(), start.streamSid(), stream.bridge(), stream, stream.loop());
        return DONE;
    }

    private Uni<Void> unreadable(MediaStream stream, WebSocketConnection connection) {
        malformed.increment();
        return stream.malformed() > config.maxMalformedFrames() ? refuse(connection, "malformed") : DONE;
    }

    /** Nothing more is taken from it, and no more said of it, until its socket has closed. */
    private Uni<Void> refuse(WebSocketConnection connection, @Nullable String why) {
        MediaStream stream = connection.userData().remove(STREAM);
        if (stream != null) {
            stream.stop();
        }
        refused.increment();
        LOG.warnf("media socket refused why=%s", why);
        return connection.close(REFUSED);
    }
}
