package io.hearthline.standins.twilio;

import io.hearthline.standins.edge.Form;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What all calls of the carrier share. Belongs to the one event loop. */
final class Exchange {

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final int LARGEST_FRAME_BYTES = 1 << 20;

    final Vertx vertx;
    final TwilioConfig config;
    final Webhooks webhooks;
    final WebSocketClient sockets;
    final Recordings recordings;
    private @Nullable BiFunction<Form, LiveCall.Leg, LiveCall> dialler;
    private double pace = 1;
    private double callsPerSecond = 1;
    private Faults faults = Faults.NONE;

    Exchange(Vertx vertx, TwilioConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.webhooks = new Webhooks(vertx, config.authToken());
        this.recordings = new Recordings(this);
        this.sockets = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setConnectTimeout(5000)
                .setMaxFrameSize(LARGEST_FRAME_BYTES)
                .setMaxMessageSize(4 * LARGEST_FRAME_BYTES));
    }

    double pace() {
        return pace;
    }

    void pace(double factor) {
        if (!(factor > 0 && factor <= 100)) {
            throw new IllegalArgumentException("the pace factor is between 0 and 100");
        }
        pace = factor;
    }

    double callsPerSecond() {
        return callsPerSecond;
    }

    /** How many calls of the account leave the queue in a second of the line. */
    void callsPerSecond(double calls) {
        if (!(calls > 0 && calls <= 1000)) {
            throw new IllegalArgumentException("calls a second are between 0 and 1000");
        }
        callsPerSecond = calls;
    }

    void dialler(BiFunction<Form, LiveCall.Leg, LiveCall> rings) {
        dialler = rings;
    }

    /** Rings somebody a call is put through to. */
    LiveCall putThrough(Form create, LiveCall.Leg leg) {
        return Objects.requireNonNull(dialler).apply(create, leg);
    }

    Faults faults() {
        return faults;
    }

    void faults(Faults next) {
        faults = next;
    }

    /** Runs {@code task} after so much time on the line, which the pace shortens. */
    void after(double lineMs, Runnable task) {
        vertx.setTimer(Math.max(1, Math.round(lineMs / pace)), _ -> task.run());
    }

    /** A new id: two letters and 32 hexadecimal digits. */
    static String sid(String kind) {
        return kind + UUID.randomUUID().toString().replace("-", "");
    }

    static String rfc2822(Instant at) {
        return RFC_2822.format(at);
    }
}
