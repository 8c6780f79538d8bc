package io.hearthline.standins.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.standins.callee.Callee;
import io.hearthline.standins.callee.CalleeScript;
import io.hearthline.standins.callee.MachineDetection;
import io.hearthline.standins.callee.PhoneLine;
import io.hearthline.standins.edge.Form;
import io.hearthline.standins.modem.Speaker;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** One call from its acceptance to its end. Belongs to the event loop. */
final class LiveCall implements PhoneLine.Ends {

    private static final int SET_UP_MS = 50;

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
    private @Nullable Keys keys;
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
        this.line = new PhoneLine(exchange.vertx, callee, exchange::pace, this);
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
        if (create.get("MachineDetection") == null) {
            follow(create, new Form());
            return;
        }
        boolean async = create.get("AsyncAmd", "false").equals("true");
        var manner = new MachineDetection.Manner(
                create.get("MachineDetection", "").equals("DetectMessageEnd"),
                Integer.parseInt(create.get("MachineDetectionTimeout", "30")) * 1000,
                Integer.parseInt(create.get("MachineDetectionSilenceTimeout", "5000")));
        new MachineDetection(manner, script.answeredBy(), callee, this::later)
                .begin(verdict -> detected(verdict, async));
        if (async) {
            follow(create, new Form());
        }
    }

    private void detected(MachineDetection.Verdict found, boolean async) {
        answeredBy = found.answeredBy();
        Form verdict = new Form()
                .add("AnsweredBy", found.answeredBy())
                .add("MachineDetectionDuration", Integer.toString(found.afterMs()));
        String callback = create.get("AsyncAmdStatusCallback");
        if (!async) {
            follow(create, verdict);
        } else if (callback != null) {
            verdict.add("AccountSid", exchange.config.accountSid()).add("CallSid", sid);
            exchange.webhooks
                    .send(create.get("AsyncAmdStatusCallbackMethod", "POST"), callback, verdict)
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
        program++;
        stopStream();
        keys = null;
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
            case Twiml.Gather gather -> {
                keys = new Keys(gather, url);
                List<Twiml> prompts = new ArrayList<>(gather.prompts());
                prompts.add(new Twiml.Await(gather.timeoutSeconds()));
                prompts.addAll(rest);
                run(prompts, url, current);
            }
            case Twiml.Await(int seconds) -> awaitKeys(keys, seconds, () -> run(rest, url, current));
            case Twiml.Redirect(String target) -> fetch(absolute(url, target), "POST", null, new Form());
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
                fetch(absolute(url, action), "POST", null, new Form());
            } else {
                run(rest, url, current);
            }
        });
    }

    private static String absolute(@Nullable String document, String target) {
        return document == null ? target : URI.create(document).resolve(target).toString();
    }

    private void awaitKeys(@Nullable Keys waiting, int seconds, Runnable otherwise) {
        later(seconds * 1000.0, () -> {
            if (waiting == keys && waiting != null && !waiting.pressed().isEmpty()) {
                gathered(waiting);
            } else if (waiting == keys) {
                keys = null;
                otherwise.run();
            }
        });
    }

    private void gathered(Keys done) {
        keys = null;
        program++;
        line.clear();
        String action = done.gather().action();
        String document = done.document();
        if (action == null && document == null) {
            end("completed", "twiml", "200");
            return;
        }
        String target = action == null ? Objects.requireNonNull(document) : absolute(document, action);
        fetch(target, "POST", null, new Form().add("Digits", done.pressed()));
    }

    @Override
    public void pressed(char key) {
        Keys waiting = keys;
        if (stream != null) {
            stream.digit(key);
        } else if (waiting != null && waiting.take(key)) {
            gathered(waiting);
        }
    }

    @Override
    public void hungUp() {
        end("completed", "callee", "200");
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

    @Override
    public void spoken(byte[] muLaw) {
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
        return Webhooks.parties(from(), to())
                .add("AccountSid", exchange.config.accountSid())
                .add("ApiVersion", RestJson.VERSION)
                .add("CallSid", sid)
                .add("CallStatus", callStatus)
                .add("Direction", "outbound-api");
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
                answeredBy,
                callee.message(),
                hungUpBy,
                placedAt,
                answeredAt,
                endedAt);
    }
}
