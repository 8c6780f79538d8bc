package io.hearthline.standins.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.standins.callee.Callee;
import io.hearthline.standins.callee.CalleeScript;
import io.hearthline.standins.callee.MachineDetection;
import io.hearthline.standins.callee.PhoneLine;
import io.hearthline.standins.edge.Form;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private final Program program;
    private final Map<String, Integer> warnings = new LinkedHashMap<>();
    private String status = "queued";
    private @Nullable CallRecording recording;
    private @Nullable Leg leg;
    private @Nullable String answeredBy;
    private @Nullable String hungUpBy;
    private @Nullable Instant answeredAt;
    private @Nullable Instant endedAt;
    private long queuedMs;

    /** What else there is to know about the call that another one is put through to. */
    interface Leg {
        /** Whoever answered has heard what was to be said to them alone. */
        void joined();

        /** 20 ms of whoever answered. */
        void spoken(byte[] muLaw);

        /** The line is down again; told once. */
        void ended(LiveCall call);
    }

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
        this.program = new Program(exchange, this, line);
    }

    /** Lets this call be the other end of one that waits for it. */
    void behalfOf(Leg waiting) {
        leg = waiting;
    }

    /** Dials, after so long in the queue of the account. */
    void dial(boolean busy, long queueMs) {
        queuedMs = queueMs;
        later(SET_UP_MS + (double) queueMs, () -> {
            callbacks.tell("initiated", progress("initiated"));
            if (script.outcome() == CalleeScript.Outcome.FAILED) {
                later(script.ringSeconds() * 1000, () -> end("failed", null, "404"));
            } else {
                later(SET_UP_MS, () -> ring(busy));
            }
        });
    }

    /** Calls in: the number's own document says what happens. */
    void arrive() {
        later(SET_UP_MS, this::answer);
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
        if (create.get("Record", "false").equals("true")) {
            recording = exchange.recordings.start(sid, create);
        }
        if (create.get("MachineDetection") == null) {
            program.follow(create, new Form());
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
            program.follow(create, new Form());
        }
    }

    private void detected(MachineDetection.Verdict found, boolean async) {
        answeredBy = found.answeredBy();
        Form verdict = new Form()
                .add("AnsweredBy", found.answeredBy())
                .add("MachineDetectionDuration", Integer.toString(found.afterMs()));
        String callback = create.get("AsyncAmdStatusCallback");
        if (!async) {
            program.follow(create, verdict);
        } else if (callback != null) {
            verdict.add("AccountSid", exchange.config.accountSid()).add("CallSid", sid);
            exchange.webhooks
                    .send(create.get("AsyncAmdStatusCallbackMethod", "POST"), callback, verdict)
                    .onFailure(_ -> warn("11200"));
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
        program.stop();
        line.close();
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
        if (recording != null) {
            recording.complete();
        }
        callbacks.tell("completed", form);
        if (leg != null) {
            leg.ended(this);
        }
    }

    private long seconds() {
        return answeredAt == null || endedAt == null
                ? 0
                : Math.max(1, Math.round(Duration.between(answeredAt, endedAt).toMillis() / 1000.0));
    }

    /** The TwiML has nothing more to do. */
    void programOver() {
        if (leg == null) {
            end("completed", "twiml", "200");
        } else {
            leg.joined();
        }
    }

    /** Leaves what the call is doing for other TwiML. */
    void redirect(Form instructions) {
        program.redirect(instructions);
    }

    @Override
    public void spoken(byte[] muLaw) {
        program.spoken(muLaw);
        if (leg != null) {
            leg.spoken(muLaw);
        }
    }

    @Override
    public void pressed(char key) {
        program.pressed(key);
    }

    @Override
    public void carried(byte[] heard, byte[] said) {
        if (recording != null) {
            recording.take(said, heard);
        }
    }

    /** Plays what comes from the other end of a call that was put through. */
    void hear(byte[] muLaw) {
        line.play(muLaw);
    }

    void later(double lineMs, Runnable task) {
        exchange.after(lineMs, () -> {
            if (endedAt == null) {
                task.run();
            }
        });
    }

    void warn(String code) {
        warnings.merge(code, 1, Integer::sum);
    }

    private Form progress(String callStatus) {
        return base(callStatus)
                .add("CallbackSource", "call-progress-events")
                .add("Timestamp", Exchange.rfc2822(Instant.now()));
    }

    Form base(String callStatus) {
        return Webhooks.parties(from(), to())
                .add("AccountSid", exchange.config.accountSid())
                .add("ApiVersion", RestJson.VERSION)
                .add("CallSid", sid)
                .add("CallStatus", callStatus)
                .add("Direction", create.get("Direction", "outbound-api"));
    }

    String sid() {
        return sid;
    }

    /** How a document is asked for that takes the place of one that failed. */
    String fallbackMethod() {
        return create.get("FallbackMethod", "POST");
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
        return RestJson.call(exchange.config.accountSid(), placed(), seconds(), answeredBy, queuedMs);
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
