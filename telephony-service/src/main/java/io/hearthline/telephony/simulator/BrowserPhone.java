package io.hearthline.telephony.simulator;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.telephony.media.CallLeg;
import io.hearthline.telephony.media.MediaBridge;
import io.hearthline.telephony.voice.Loop;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A phone that is a page in a browser; lives on its socket's loop. A browser that does not take {@value #UNSENT} messages
 * is hung up on.
 */
final class BrowserPhone implements CallLeg {
    private static final Logger LOG = Logger.getLogger(BrowserPhone.class);
    private static final int UNSENT = 500;
    private static final long SECOND_NS = 1_000_000_000L;

    private final WebSocketConnection connection;
    private final Loop loop;
    private @Nullable CallId callId;
    private @Nullable MediaBridge bridge;
    private boolean stopped;
    private int unsent;
    private int malformed;
    private int messagesThisSecond;
    private long secondBeganNs;

    BrowserPhone(WebSocketConnection connection, Loop loop) {
        this.connection = connection;
        this.loop = loop;
    }

    Loop loop() {
        return loop;
    }

    /** The call it is on; null before it has started. */
    @Nullable
    CallId callId() {
        return callId;
    }

    /** Joins the phone to its call. */
    void carry(CallId of, MediaBridge by) {
        callId = of;
        bridge = by;
    }

    @Nullable
    MediaBridge bridge() {
        return stopped ? null : bridge;
    }

    /** False if messages come faster than any microphone makes them. */
    boolean paced(int perSecond) {
        long now = System.nanoTime();
        if (now - secondBeganNs > SECOND_NS) {
            secondBeganNs = now;
            messagesThisSecond = 0;
        }
        return ++messagesThisSecond <= perSecond;
    }

    int malformed() {
        return ++malformed;
    }

    /** The browser is gone. */
    void stop() {
        MediaBridge carrying = bridge();
        stopped = true;
        if (carrying != null) {
            carrying.stopped();
        }
    }

    @Override
    public void play(String payload) {
        send("{\"event\":\"media\",\"payload\":\"" + payload + "\"}");
    }

    @Override
    public void mark(String name) {
        send("{\"event\":\"mark\",\"name\":\"" + name + "\"}");
    }

    @Override
    public void clear() {
        send("{\"event\":\"clear\"}");
    }

    @Override
    public void caption(Speaker speaker, String text) {
        send(Json.write(Map.of("event", "caption", "speaker", speaker.name().toLowerCase(Locale.ROOT), "text", text)));
    }

    /** Tells that something was not taken, never what. */
    void refuse(String code, String message) {
        send(Json.write(Map.of("event", "error", "code", code, "message", message)));
    }

    @Override
    public void close() {
        if (connection.isOpen()) {
            var _ = connection.close().subscribe().with(_ -> {}, BrowserPhone::unreached);
        }
    }

    private void send(String text) {
        if (stopped || !connection.isOpen()) {
            return;
        }
        if (++unsent > UNSENT) {
            LOG.warn("browser phone hung up on, it takes nothing");
            close();
            return;
        }
        var _ = connection.sendText(text).subscribe().with(_ -> loop.execute(() -> unsent--), BrowserPhone::unreached);
    }

    /** A write that fails is followed by the close of the socket, which is what counts. */
    private static void unreached(Throwable failure) {
        LOG.debugf("browser phone not reached errorType=%s", failure.getClass().getSimpleName());
    }
}
