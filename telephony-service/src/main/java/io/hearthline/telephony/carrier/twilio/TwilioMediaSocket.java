package io.hearthline.telephony.carrier.twilio;

import io.hearthline.contracts.ids.CallId;
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
    private static final CloseReason REFUSED = new CloseReason(1008, "refused");

    private final LiveCalls live;
    private final TwilioConfig config;
    private final Vertx vertx;
    private final Counter malformed;
    private final Counter refused;

    TwilioMediaSocket(LiveCalls live, TwilioConfig config, Vertx vertx, MeterRegistry metrics) {
        this.live = live;
        this.config = config;
        this.vertx = vertx;
        this.malformed = metrics.counter("hearthline.media.malformed");
        this.refused = metrics.counter("hearthline.media.refused");
    }

    /** A socket stands; whose it is its first frames say. */
    @OnOpen
    public Uni<Void> opened(WebSocketConnection connection) {
        connection.userData().put(STREAM, new MediaStream(connection, new VertxLoop(vertx.getOrCreateContext())));
        return Uni.createFrom().voidItem();
    }

    /** One frame. */
    @OnTextMessage
    public Uni<Void> frame(String text, WebSocketConnection connection) {
        MediaStream stream = connection.userData().get(STREAM);
        if (stream == null) {
            return Uni.createFrom().voidItem();
        }
        if (!stream.paced(config.maxFramesPerSecond())) {
            return refuse(connection, "rate");
        }
        Optional<MediaFrame> frame = MediaFrame.read(text);
        return frame.isPresent() ? take(frame.get(), stream, connection) : unreadable(stream, connection);
    }

    /** The carrier sends text only. */
    @OnBinaryMessage
    public Uni<Void> binary(Buffer ignored, WebSocketConnection connection) {
        MediaStream stream = connection.userData().get(STREAM);
        return stream == null ? Uni.createFrom().voidItem() : unreadable(stream, connection);
    }

    /** The socket is gone, with or without a stop. */
    @OnClose
    public Uni<Void> closed(WebSocketConnection connection) {
        MediaStream stream = connection.userData().get(STREAM);
        if (stream != null) {
            stream.stop();
        }
        return Uni.createFrom().voidItem();
    }

    /** Something failed on this socket, which ends it and nothing else. */
    @OnError
    public Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
        LOG.warnf("media socket failed errorType=%s", failure.getClass().getSimpleName());
        return connection.isOpen()
                ? connection.close(REFUSED)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> take(MediaFrame frame, MediaStream stream, WebSocketConnection connection) {
        return switch (frame) {
            case MediaFrame.Media(var payload) -> {
                if (!stream.heard(payload)) {
                    yield unreadable(stream, connection);
                }
                yield Uni.createFrom().voidItem();
            }
            case MediaFrame.Mark(var name) -> {
                stream.marked(name);
                yield Uni.createFrom().voidItem();
            }
            case MediaFrame.Start start -> started(start, stream, connection);
            case MediaFrame.Stop _ -> {
                stream.stop();
                yield Uni.createFrom().voidItem();
            }
            case MediaFrame.Dtmf(var digit) -> {
                stream.digit(digit);
                yield Uni.createFrom().voidItem();
            }
            case MediaFrame.Connected _, MediaFrame.Unknown _ ->
                Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> started(MediaFrame.Start start, MediaStream stream, WebSocketConnection connection) {
        Optional<CallId> callId = live.streamOf(start.token());
        if (callId.isEmpty() || !stream.begin(start)) {
            return refuse(connection, "start");
        }
        stream.carry(live.bridge(callId.get(), stream, stream.loop()));
        live.admit(callId.get(), start.streamSid(), stream.bridge(), stream, stream.loop());
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> unreadable(MediaStream stream, WebSocketConnection connection) {
        malformed.increment();
        return stream.malformed() > config.maxMalformedFrames()
                ? refuse(connection, "malformed")
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> refuse(WebSocketConnection connection, @Nullable String why) {
        refused.increment();
        LOG.warnf("media socket refused why=%s", why);
        return connection.close(REFUSED);
    }
}
