package io.hearthline.telephony.simulator;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallToken;
import io.hearthline.telephony.calls.LiveCalls;
import io.hearthline.telephony.media.MediaBridge;
import io.hearthline.telephony.voice.VertxLoop;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The browser phone's line. Its first message carries the token of a test call, which opens this line once and soon; who
 * may have one is decided where the call is made. Runs on the socket's event loop.
 */
@WebSocket(path = SimulatorResource.STREAM, endpointId = "simulator")
public class BrowserPhoneSocket {
    private static final Logger LOG = Logger.getLogger(BrowserPhoneSocket.class);
    private static final UserData.TypedKey<BrowserPhone> PHONE = new UserData.TypedKey<>("phone");
    private static final CloseReason REFUSED = new CloseReason(1008, "refused");
    private static final Duration START_WITHIN = Duration.ofSeconds(10);
    private static final int PER_SECOND = 200;
    private static final int MALFORMED = 10;

    private final TestCalls calls;
    private final LiveCalls live;
    private final Vertx vertx;

    BrowserPhoneSocket(TestCalls calls, LiveCalls live, Vertx vertx) {
        this.calls = calls;
        this.live = live;
        this.vertx = vertx;
    }

    /** A browser is there; which call it is on its first message says. */
    @OnOpen
    public Uni<Void> opened(WebSocketConnection connection) {
        BrowserPhone phone = new BrowserPhone(connection, new VertxLoop(vertx.getOrCreateContext()));
        connection.userData().put(PHONE, phone);
        phone.loop().after(START_WITHIN, () -> {
            if (phone.callId() == null) {
                phone.close();
            }
        });
        return Uni.createFrom().voidItem();
    }

    /** One message. */
    @OnTextMessage
    public Uni<Void> message(String text, WebSocketConnection connection) {
        BrowserPhone phone = connection.userData().get(PHONE);
        if (phone == null) {
            return Uni.createFrom().voidItem();
        }
        Optional<PhoneMessage> message = PhoneMessage.read(text);
        if (!phone.paced(PER_SECOND) || (message.isEmpty() && phone.malformed() > MALFORMED)) {
            return connection.close(REFUSED);
        }
        if (message.isEmpty()) {
            phone.refuse("invalid-message", "That message is not known.");
            return Uni.createFrom().voidItem();
        }
        return take(message.get(), phone, connection);
    }

    /** The browser is gone, or has hung up. */
    @OnClose
    public Uni<Void> closed(WebSocketConnection connection) {
        BrowserPhone phone = connection.userData().get(PHONE);
        if (phone != null) {
            CallId callId = phone.callId();
            phone.stop();
            if (callId != null) {
                calls.over(callId);
            }
        }
        return Uni.createFrom().voidItem();
    }

    /** Something failed on this line, which ends it and nothing else. */
    @OnError
    public Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
        LOG.warnf("browser phone failed errorType=%s", failure.getClass().getSimpleName());
        return connection.isOpen()
                ? connection.close(REFUSED)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> take(PhoneMessage message, BrowserPhone phone, WebSocketConnection connection) {
        MediaBridge bridge = phone.bridge();
        switch (message) {
            case PhoneMessage.Start(var token) -> {
                return start(token, phone, connection);
            }
            case PhoneMessage.Media(var payload) when bridge != null -> bridge.heard(payload);
            case PhoneMessage.Mark(var name) when bridge != null -> bridge.marked(name);
            case PhoneMessage.Say(var text) when bridge != null -> bridge.typed(text);
            case PhoneMessage.HangUp _ -> phone.close();
            case PhoneMessage.Media _, PhoneMessage.Mark _, PhoneMessage.Say _ ->
                phone.refuse("not-started", "Send start first.");
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> start(String token, BrowserPhone phone, WebSocketConnection connection) {
        Optional<CallId> callId = phone.callId() == null ? calls.opened(token) : Optional.empty();
        if (callId.isEmpty()) {
            LOG.warn("browser phone refused, its token is not good");
            return connection.close(REFUSED);
        }
        MediaBridge bridge = live.bridge(callId.get(), phone, phone.loop());
        phone.carry(callId.get(), bridge);
        phone.loop().after(calls.longest(), phone::close);
        live.admit(new CallToken.Subject(callId.get(), 0), "browser-" + connection.id(), bridge, phone, phone.loop());
        return Uni.createFrom().voidItem();
    }
}
