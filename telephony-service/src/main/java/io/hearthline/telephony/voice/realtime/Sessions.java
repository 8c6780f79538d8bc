package io.hearthline.telephony.voice.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceFailure.Kind;
import io.vertx.core.http.WebSocketClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The vendor's sessions of one call, one after the other: a new one stands before the old one's hour is up. */
final class Sessions implements Link.Owner {
    private static final Logger LOG = Logger.getLogger(Sessions.class);
    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(1);
    private static final int MOST_REPAIRS = 2;
    private static final int ATTEMPTS = 2;
    /** Going away, abnormal, internal error, restart, try again: another session may do better. */
    private static final Set<Integer> PASSING = Set.of(1001, 1006, 1011, 1012, 1013);

    private static final int NOT_LET_IN = 3000;

    /** Who the sessions are for. */
    interface Call {
        /** What a new session is set up with. */
        ObjectNode setup();

        /**
         * A session stands.
         *
         * @param first false if it takes another's place
         */
        void stands(String sessionId, boolean first);

        void received(RealtimeMessage message);

        /** There is no session, and there will be none. */
        void failed(VoiceFailure failure);
    }

    private final RealtimeConfig config;
    private final Loop loop;
    private final WebSocketClient sockets;
    private final Clock clock;
    private final Call call;
    private Line line;
    private @Nullable Line next;
    private boolean stood;
    private boolean expired;
    private boolean over;
    private int attempts = 1;
    private int repairs;

    /** One session. */
    private static final class Line {
        private final Link link;
        private String sessionId = "";
        private long expiresAt;
        private boolean ready;
        private boolean lost;

        Line(Link link) {
            this.link = link;
        }
    }

    Sessions(RealtimeConfig config, Loop loop, RealtimeEngine.Clients clients, Call call) {
        this.config = config;
        this.loop = loop;
        this.sockets = clients.sockets();
        this.clock = clients.clock();
        this.call = call;
        this.line = new Line(new Link(config, loop, this));
    }

    /** Connects; on the loop. */
    void open() {
        line.link.open(sockets);
        loop.after(config.connectTimeout().multipliedBy(3), () -> {
            if (!stood) {
                fail(new VoiceFailure(Kind.UNREACHABLE, "late"));
            }
        });
    }

    /** To the session that stands; dropped if none does. */
    void send(String text) {
        if (line.ready && !line.lost) {
            line.link.send(text);
        }
    }

    /** Ends them all; nothing is told of them any more. */
    void close() {
        over = true;
        line.link.close();
        if (next != null) {
            next.link.close();
        }
    }

    private void fail(VoiceFailure failure) {
        if (!over) {
            close();
            call.failed(failure);
        }
    }

    @Override
    public void received(Link link, RealtimeMessage message) {
        Line from = line.link == link ? line : next;
        if (over || from == null || from.link != link) {
            return;
        }
        if (message instanceof RealtimeMessage.SessionCreated(var sessionId, var expiresAt)) {
            from.sessionId = sessionId;
            from.expiresAt = expiresAt;
            link.send(Json.write(call.setup()));
        } else if (message instanceof RealtimeMessage.SessionUpdated) {
            if (!from.ready) {
                ready(from);
            }
        } else if (message instanceof RealtimeMessage.Failure(var code)) {
            told(from, code);
        } else {
            call.received(message);
        }
    }

    private void told(Line from, String code) {
        if (code.equals("session_expired")) {
            expired = true;
        } else if (!from.ready) {
            fail(new VoiceFailure(Kind.REFUSED, code));
        } else {
            LOG.debugf("voice engine objects code=%s", code);
        }
    }

    private void ready(Line from) {
        from.ready = true;
        boolean first = !stood;
        stood = true;
        if (!first) {
            line.link.close();
            line = from;
            next = null;
            expired = false;
        }
        renewInTime(from);
        call.stands(from.sessionId, first);
    }

    /** The vendor ends a session without a warning; another one stands by then. */
    private void renewInTime(Line from) {
        if (from.expiresAt > 0) {
            Duration left = Duration.ofMillis(from.expiresAt * 1000 - clock.millis());
            Duration in = left.compareTo(RENEWED_BEFORE_END.multipliedBy(2)) > 0
                    ? left.minus(RENEWED_BEFORE_END)
                    : left.dividedBy(2);
            loop.after(in.isNegative() ? Duration.ZERO : in, () -> {
                if (line == from && !over) {
                    renew();
                }
            });
        }
    }

    private void renew() {
        if (next == null) {
            Line renewed = new Line(new Link(config, loop, this));
            next = renewed;
            renewed.link.open(sockets);
        }
    }

    @Override
    public void lost(Link link, @Nullable Short code, String errorType) {
        if (over) {
            return;
        }
        if (!stood) {
            neverStood(code, errorType);
        } else if (next != null && next.link == link) {
            next = null;
            if (line.lost) {
                broken(errorType);
            }
        } else {
            line.lost = true;
            boolean passing = expired || code == null || PASSING.contains(code.intValue());
            if (!passing || repairs >= MOST_REPAIRS) {
                broken(errorType);
                return;
            }
            repairs++;
            LOG.warnf("voice session lost, another is opened errorType=%s", errorType);
            renew();
        }
    }

    private void broken(String errorType) {
        fail(expired ? new VoiceFailure(Kind.TOO_LONG, "session_expired") : new VoiceFailure(Kind.BROKEN, errorType));
    }

    /** Nothing has been said yet, so trying again repeats nothing. */
    private void neverStood(@Nullable Short code, String errorType) {
        if (code != null && code == NOT_LET_IN) {
            fail(new VoiceFailure(Kind.REFUSED, errorType));
        } else if (attempts++ < ATTEMPTS) {
            LOG.warnf("voice engine not reached attempt=%d errorType=%s", attempts - 1, errorType);
            line = new Line(new Link(config, loop, this));
            line.link.open(sockets);
        } else {
            fail(new VoiceFailure(Kind.UNREACHABLE, errorType));
        }
    }
}
