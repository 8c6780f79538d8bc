package io.hearthline.standins.twilio;

import io.hearthline.standins.callee.PhoneLine;
import io.hearthline.standins.edge.Form;
import io.hearthline.standins.modem.Speaker;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Runs the TwiML of one call, one document after the other. Belongs to the event loop. */
final class Program {
    private static final String NOTHING = "<Response/>";

    private final Exchange exchange;
    private final LiveCall call;
    private final PhoneLine line;
    private @Nullable MediaStream stream;
    private @Nullable PutThrough putThrough;
    private @Nullable Keys keys;

    /** Changes whenever other TwiML takes over, so that what ran before goes no further. */
    private int program;

    Program(Exchange exchange, LiveCall call, PhoneLine line) {
        this.exchange = exchange;
        this.call = call;
        this.line = line;
    }

    /** Runs the TwiML that {@code instructions} name by {@code Url} or hold as {@code Twiml}. */
    void follow(Form instructions, Form extra) {
        String url = instructions.get("Url");
        if (url != null) {
            fetch(url, instructions.get("Method", "POST"), instructions.get("FallbackUrl"), extra);
        } else {
            read(instructions.get("Twiml", NOTHING), null, null);
        }
    }

    /** Leaves what the call is doing for other TwiML. */
    void redirect(Form instructions) {
        stop();
        line.clear();
        follow(instructions, new Form());
    }

    private void fetch(String url, String method, @Nullable String fallback, Form extra) {
        int current = ++program;
        Form form = call.base("in-progress");
        extra.values().forEach((key, values) -> form.add(key, values.getFirst()));
        exchange.webhooks.send(method, url, form).onComplete(result -> {
            if (call.ended() || current != program) {
                return;
            }
            if (result.succeeded()) {
                read(result.result(), url, fallback);
            } else {
                call.warn("11200");
                fallBack(fallback);
            }
        });
    }

    private void read(String xml, @Nullable String url, @Nullable String fallback) {
        List<Twiml> verbs;
        try {
            verbs = Twiml.parse(xml);
        } catch (SAXException _) {
            call.warn("12100");
            fallBack(fallback);
            return;
        }
        run(verbs, url, ++program);
    }

    private void fallBack(@Nullable String fallback) {
        if (fallback == null) {
            call.end("completed", "twiml", "200");
        } else {
            fetch(fallback, call.fallbackMethod(), null, new Form());
        }
    }

    private void run(List<Twiml> verbs, @Nullable String url, int current) {
        if (call.ended() || current != program) {
            return;
        }
        if (verbs.isEmpty()) {
            call.programOver();
            return;
        }
        List<Twiml> rest = verbs.subList(1, verbs.size());
        switch (verbs.getFirst()) {
            case Twiml.Hangup _ -> call.end("completed", "twiml", "200");
            case Twiml.Pause(int seconds) -> call.later(seconds * 1000.0, () -> run(rest, url, current));
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
                call.warn("12200");
                run(rest, url, current);
            }
            case Twiml.ConnectStream spec -> connect(spec, rest, url, current);
            case Twiml.Dial spec -> dial(spec, rest, url, current);
        }
    }

    private void connect(Twiml.ConnectStream spec, List<Twiml> rest, @Nullable String url, int current) {
        MediaStream opened = new MediaStream(exchange, spec, call.sid(), line, call::warn);
        stream = opened;
        opened.open(() -> {
            stream = null;
            line.clear();
            String action = spec.action();
            if (!call.ended() && current == program && action != null) {
                fetch(absolute(url, action), "POST", null, new Form());
            } else {
                run(rest, url, current);
            }
        });
    }

    private void dial(Twiml.Dial spec, List<Twiml> rest, @Nullable String url, int current) {
        Form create = new Form()
                .add("To", spec.number())
                .add("From", spec.callerId() == null ? call.from() : spec.callerId())
                .add("Timeout", Integer.toString(spec.timeoutSeconds()));
        if (spec.url() != null) {
            create.add("Url", absolute(url, spec.url()));
        }
        PutThrough other = new PutThrough(exchange, create, line, ended -> {
            putThrough = null;
            line.clear();
            String action = spec.action();
            if (!call.ended() && current == program && action != null) {
                fetch(absolute(url, action), "POST", null, ended);
            } else {
                run(rest, url, current);
            }
        });
        putThrough = other;
        other.ring();
    }

    private static String absolute(@Nullable String document, String target) {
        return document == null ? target : URI.create(document).resolve(target).toString();
    }

    private void awaitKeys(@Nullable Keys waiting, int seconds, Runnable otherwise) {
        call.later(seconds * 1000.0, () -> {
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
            call.end("completed", "twiml", "200");
            return;
        }
        String target = action == null ? Objects.requireNonNull(document) : absolute(document, action);
        fetch(target, "POST", null, new Form().add("Digits", done.pressed()));
    }

    /** Takes a key the person pressed. */
    void pressed(char key) {
        Keys waiting = keys;
        if (stream != null) {
            stream.digit(key);
        } else if (waiting != null && waiting.take(key)) {
            gathered(waiting);
        }
    }

    /** Takes 20 ms of the person. */
    void spoken(byte[] muLaw) {
        if (stream != null) {
            stream.media(muLaw);
        } else if (putThrough != null) {
            putThrough.hear(muLaw);
        }
    }

    /** Goes no further. */
    void stop() {
        program++;
        keys = null;
        if (stream != null) {
            stream.stop();
            stream = null;
        }
        if (putThrough != null) {
            PutThrough other = putThrough;
            putThrough = null;
            other.leave();
        }
    }
}
