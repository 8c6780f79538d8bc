package io.hearthline.telephony.live;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.calls.LiveCalls;
import io.hearthline.telephony.platform.Access;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The live feed as a WebSocket. The first message says who reads, in {@value #SIGN_IN_SECONDS} seconds; a reader that
 * sends what cannot be taken is told so, {@value #FAILURES} times.
 */
@WebSocket(path = "/live", endpointId = LiveSocket.ID)
public class LiveSocket {
    static final String ID = "live";

    private static final Logger LOG = Logger.getLogger(LiveSocket.class);
    private static final int SIGN_IN_SECONDS = 10;
    private static final int FAILURES = 10;
    private static final UserData.TypedKey<Session> SESSION = new UserData.TypedKey<>("live");

    private final LiveDesk desk;
    private final CallStore calls;
    private final LiveCalls live;
    private final Access access;
    private final Vertx vertx;
    private final Clock clock;

    LiveSocket(LiveDesk desk, CallStore calls, LiveCalls live, Access access, Vertx vertx, Clock clock) {
        this.desk = desk;
        this.calls = calls;
        this.live = live;
        this.access = access;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** One connection; its messages come one after the other. */
    private static final class Session {
        private final SocketOut out;
        private volatile Optional<LiveReader> reader = Optional.empty();
        private int failures;

        Session(SocketOut out) {
            this.out = out;
        }
    }

    /** Somebody is there. */
    @OnOpen
    public Uni<Void> opened(WebSocketConnection connection) {
        Session session = new Session(new SocketOut(connection, clock));
        connection.userData().put(SESSION, session);
        var _ = vertx.setTimer(Duration.ofSeconds(SIGN_IN_SECONDS).toMillis(), _ -> {
            if (session.reader.isEmpty()) {
                session.out.close(LiveOut.Farewell.REFUSED);
            }
        });
        return Uni.createFrom().voidItem();
    }

    /** One message. */
    @OnTextMessage
    @RunOnVirtualThread
    public void message(String text, WebSocketConnection connection) {
        Session session = connection.userData().get(SESSION);
        if (session == null) {
            return;
        }
        session.out.heard();
        switch (LiveCommand.read(text)) {
            case LiveCommand.Auth(var token) -> signIn(session, token);
            case LiveCommand.Disconnect(var call) ->
                session.reader.ifPresentOrElse(
                        reader -> disconnect(session, reader.caller(), call),
                        () -> fail(session, "sign-in-required", "Send auth first.", "call.action"));
            case LiveCommand.Malformed(var code, var message, var context) -> fail(session, code, message, context);
        }
    }

    /** The other side is there. */
    @OnPongMessage
    public Uni<Void> pong(Buffer ignored, WebSocketConnection connection) {
        Session session = connection.userData().get(SESSION);
        if (session != null) {
            session.out.heard();
        }
        return Uni.createFrom().voidItem();
    }

    /** The connection is gone. */
    @OnClose
    public Uni<Void> closed(WebSocketConnection connection) {
        Session session = connection.userData().get(SESSION);
        if (session != null) {
            session.reader.ifPresent(reader -> reader.close(null));
        }
        return Uni.createFrom().voidItem();
    }

    /** Something failed on this connection, which ends it and nothing else. */
    @OnError
    public Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
        LOG.warnf("live socket failed errorType=%s", failure.getClass().getSimpleName());
        return connection.isOpen() ? connection.close() : Uni.createFrom().voidItem();
    }

    private void signIn(Session session, String token) {
        Optional<LiveTokens.Verified> verified = desk.verify(token);
        if (verified.isEmpty()) {
            fail(session, "sign-in-required", "The token is not good.", "auth");
            session.out.close(LiveOut.Farewell.REFUSED);
            return;
        }
        Optional<LiveReader> known = session.reader;
        if (known.isEmpty()) {
            session.reader = Optional.of(desk.admit(session.out, verified.get()));
        } else if (known.get().caller().subject().equals(verified.get().caller().subject())) {
            known.get().renew(verified.get().expiresAt());
        } else {
            fail(session, "not-allowed", "The token is somebody else's.", "auth");
        }
    }

    private void disconnect(Session session, Caller caller, String wanted) {
        Optional<Call> found = named(wanted).filter(call -> visible(caller, call));
        if (found.isEmpty()) {
            fail(session, "not-found", "There is no such call.", "call.action");
        } else if (!mayAct(caller, found.get())) {
            fail(session, "not-allowed", "You may not end this call.", "call.action");
        } else if (found.get().state() instanceof CallState.Open) {
            live.hangUp(found.get());
        }
    }

    private Optional<Call> named(String id) {
        Optional<Call> byCarrier = calls.findByCarrierId(id);
        return byCarrier.isPresent() ? byCarrier : ours(id).flatMap(calls::find);
    }

    private static Optional<CallId> ours(String id) {
        try {
            return Optional.of(new CallId(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            LOG.debugf("not an id of ours errorType=%s", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private boolean visible(Caller caller, Call call) {
        RecipientId recipient = call.recipientId();
        return recipient == null ? caller.seesEverybody() : access.maySee(caller, recipient, DataClass.SUMMARY);
    }

    private boolean mayAct(Caller caller, Call call) {
        RecipientId recipient = call.recipientId();
        return recipient == null ? caller.seesEverybody() : access.mayAct(caller, recipient);
    }

    private void fail(Session session, String code, String message, String context) {
        session.out.send(new LiveMessage.Failure(code, message, clock.instant(), context));
        if (++session.failures >= FAILURES) {
            session.out.close(LiveOut.Farewell.REFUSED);
        }
    }
}
