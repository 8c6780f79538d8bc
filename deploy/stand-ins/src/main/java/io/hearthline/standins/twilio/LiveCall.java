package io.hearthline.standins.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.standins.callee.Callee;
import io.hearthline.standins.callee.CalleeScript;
import io.hearthline.standins.callee.PhoneLine;
import io.hearthline.standins.edge.Form;
import io.hearthline.standins.modem.Speaker;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** One call from its acceptance to its end. Belongs to the event loop. */
final class LiveCall {

    private static final int SET_UP_MS = 50;
    private static final int MACHINE_DETECTION_MS = 2120;

    private final Exchange exchange;
    private final Form create;
    private final CalleeScript script;
    private final int serial;
    private final int timeoutSeconds;
    private final int limitSeconds;
    private final String sid = Exchange.sid("CA");
    private final Instant placedAt = Instant.now();
    private final StatusCallbacks callbacks;
    private final Callee callee;
    private final PhoneLine line;
    private final Map<String, Integer> warnings = new LinkedHashMap<>();
    private String status = "queued";
    private @Nullable MediaStream stream;
    private @Nullable String answeredBy;
    private @Nullable String hungUpBy;
    private @Nullable Instant answeredAt;
    private @Nullable Instant endedAt;

    /** Changes whenever other TwiML takes over, so that what ran before goes no further. */
    private int program;

    /** @throws IllegalArgumentException if a number of the request is none */
    LiveCall(Exchange exchange, int serial, Form create, CalleeScript script) {
        this.exchange = exchange;
        this.serial = serial;
        this.create = create;
        this.timeoutSeconds = Integer.parseInt(create.get("Timeout", "60"));
        this.limitSeconds = Integer.parseInt(create.get("TimeLimit", "14400"));
        this.script = script;
        this.callbacks = new StatusCallbacks(exchange, create);
        this.callee = new Callee(script, InstantSource.system());
        this.line = new PhoneLine(
                exchange.vertx, callee, exchange::pace, this::spoken, () -> end("completed", "callee", "200"));
    }

    /** Dials. */
    void dial(boolean busy) {
        later(SET_UP_MS, () -> {
            callbacks.tell("initiated", progress("initiated"));
            if (script.outcome() == CalleeScript.Outcome.FAILED) {
                later(script.ringSeconds() * 1000, () -> end("failed", null, "404"));
            } else {
                later(SET_UP_MS, () -> ring(busy));
            }
        });
    }

    private void ring(boolean busy) {
        status = "ringing";
        callbacks.tell("ringing", progress("ringing"));
        boolean answers = script.outcome() == CalleeScript.Outcome.ANSWER && script.ringSeconds() <= timeoutSeconds;
        if (busy || script.outcome() == CalleeScript.Outcome.BUSY) {
            later(1000, () -> end("busy", null, "486"));
        } else if (answers) {
            later(script.ringSeconds() * 1000, this::answer);
        } else {
            later(timeoutSeconds * 1000.0, () -> end("no-answer", null, "487"));
        }
    }

    private void answer() {
        status = "in-progress";
        answeredAt = Instant.now();
        callbacks.tell("answered", progress("in-progress"));
        line.open();
        later(limitSeconds * 1000.0, () -> end("completed", "limit", "200"));
        Form verdict = new Form();
        if (create.get("MachineDetection") != null) {
            answeredBy = "human";
            verdict.add("AnsweredBy", answeredBy).add("MachineDetectionDuration", "" + MACHINE_DETECTION_MS);
            String callback = create.get("AsyncAmdStatusCallback");
            if (create.get("AsyncAmd", "false").equals("true")) {
                later(MACHINE_DETECTION_MS, () -> detected(callback, verdict));
                follow(create, new Form());
                return;
            }
        }
        follow(create, verdict);
    }

    private void detected(@Nullable String callback, Form verdict) {
        if (callback != null) {
            Form form =
                    new Form().add("AccountSid", exchange.config.accountSid()).add("CallSid", sid);
            verdict.values().forEach((key, values) -> form.add(key, values.getFirst()));
            exchange.webhooks
                    .send(create.get("AsyncAmdStatusCallbackMethod", "POST"), callback, form)
                    .onFailure(_ -> warn("11200"));
        }
    }

    /** Runs the TwiML that {@code instructions} name by {@code Url} or hold as {@code Twiml}. */
    void follow(Form instructions, Form extra) {
        String url = instructions.get("Url");
        if (url != null) {
            fetch(url, instructions.get("Method", "POST"), instructions.get("FallbackUrl"), extra);
        } else {
            read(instructions.get("Twiml", ""), null, null);
        }
    }

    /** Leaves what the call is doing for other TwiML. */
    void redirect(Form instructions) {
        stopStream();
        line.clear();
        follow(instructions, new Form());
    }

    private void fetch(String url, String method, @Nullable String fallback, Form extra) {
        int current = ++program;
        Form form = base("in-progress");
        extra.values().forEach((key, values) -> form.add(key, values.getFirst()));
        exchange.webhooks.send(method, url, form).onComplete(result -> {
            if (endedAt != null || current != program) {
                return;
            }
            if (result.succeeded()) {
                read(result.result(), url, fallback);
            } else {
                warn("11200");
                fallBack(fallback);
            }
        });
    }

    private void read(String xml, @Nullable String url, @Nullable String fallback) {
        List<Twiml> verbs;
        try {
            verbs = Twiml.parse(xml);
        } catch (SAXException _) {
            warn("12100");
            fallBack(fallback);
            return;
        }
        run(verbs, url, ++program);
    }

    private void fallBack(@Nullable String fallback) {
        if (fallback == null) {
            end("completed", "twiml", "200");
        } else {
            fetch(fallback, create.get("FallbackMethod", "POST"), null, new Form());
        }
    }

    private void run(List<Twiml> verbs, @Nullable String url, int current) {
        if (endedAt != null || current != program) {
            return;
        }
        if (verbs.isEmpty()) {
            end("completed", "twiml", "200");
            return;
        }
        List<Twiml> rest = verbs.subList(1, verbs.size());
        switch (verbs.getFirst()) {
            case Twiml.Hangup _ -> end("completed", "twiml", "200");
            case Twiml.Pause(int seconds) -> later(seconds * 1000.0, () -> run(rest, url, current));
            case Twiml.Say(String text) -> {
                line.play(Speaker.render(text));
                line.mark(() -> run(rest, url, current));
            }
            case Twiml.Unknown _ -> {
                warn("12200");
                run(rest, url, current);
            }
            case Twiml.ConnectStream spec -> connect(spec, rest, url, current);
        }
    }

    private void connect(Twiml.ConnectStream spec, List<Twiml> rest, @Nullable String url, int current) {
        MediaStream opened = new MediaStream(exchange, spec, sid, line, this::warn);
        stream = opened;
        opened.open(() -> {
            stream = null;
            line.clear();
            String action = spec.action();
            if (endedAt == null && current == program && action != null) {
                String target =
                        url == null ? action : URI.create(url).resolve(action).toString();
                fetch(target, "POST", null, new Form());
            } else {
                run(rest, url, current);
            }
        });
    }

    /** Ends the call, whatever it is doing; ending it twice changes nothing. */
    void end(String finalStatus, @Nullable String by, String sipResponseCode) {
        if (endedAt != null) {
            return;
        }
        stopStream();
        line.close();
        program++;
        endedAt = Instant.now();
        hungUpBy = by;
        status = finalStatus;
        long seconds = seconds();
        Form form = progress(finalStatus)
                .add("CallDuration", Long.toString(seconds))
                .add("Duration", Long.toString((seconds + 59) / 60))
                .add("SipResponseCode", sipResponseCode);
        if (answeredBy != null) {
            form.add("AnsweredBy", answeredBy);
        }
        callbacks.tell("completed", form);
    }

    private long seconds() {
        return answeredAt == null || endedAt == null
                ? 0
                : Math.max(1, Math.round(Duration.between(answeredAt, endedAt).toMillis() / 1000.0));
    }

    private void stopStream() {
        if (stream != null) {
            stream.stop();
            stream = null;
        }
    }

    private void spoken(byte[] muLaw) {
        if (stream != null) {
            stream.media(muLaw);
        }
    }

    private void later(double lineMs, Runnable task) {
        exchange.after(lineMs, () -> {
            if (endedAt == null) {
                task.run();
            }
        });
    }

    private void warn(String code) {
        warnings.merge(code, 1, Integer::sum);
    }

    private Form progress(String callStatus) {
        return base(callStatus)
                .add("CallbackSource", "call-progress-events")
                .add("Timestamp", Exchange.rfc2822(Instant.now()));
    }

    private Form base(String callStatus) {
        Form form = new Form()
                .add("AccountSid", exchange.config.accountSid())
                .add("ApiVersion", "2010-04-01")
                .add("CallSid", sid)
                .add("CallStatus", callStatus)
                .add("From", from())
                .add("To", to())
                .add("Caller", from())
                .add("Called", to())
                .add("Direction", "outbound-api");
        for (String side : List.of("From", "Caller")) {
            form.add(side + "City", "SAN FRANCISCO").add(side + "State", "CA");
            form.add(side + "Zip", "94105").add(side + "Country", "US");
        }
        for (String side : List.of("To", "Called")) {
            form.add(side + "City", "")
                    .add(side + "State", "CA")
                    .add(side + "Zip", "")
                    .add(side + "Country", "US");
        }
        return form;
    }

    String sid() {
        return sid;
    }

    String to() {
        return create.get("To", "");
    }

    String from() {
        return create.get("From", "");
    }

    String status() {
        return status;
    }

    boolean ended() {
        return endedAt != null;
    }

    Instant placedAt() {
        return placedAt;
    }

    /** The call resource. */
    JsonNode resource() {
        return RestJson.call(exchange.config.accountSid(), placed(), seconds(), answeredBy);
    }

    PlacedCall placed() {
        Map<String, Integer> faults = new LinkedHashMap<>();
        callee.faults().forEach((kind, count) -> faults.put(kind.name(), count));
        return new PlacedCall(
                sid,
                serial,
                to(),
                from(),
                status,
                script.name(),
                callee.meant(),
                callee.said(),
                callee.heard(),
                Map.copyOf(warnings),
                faults,
                hungUpBy,
                placedAt,
                answeredAt,
                endedAt);
    }
}
