package io.hearthline.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The carrier's end of one media stream, in Twilio's wire format. Marks come back when what was sent before them has
/// been played, or at once after a clear.
final class Phone implements LinkEnd, Paced {
    private static final int FRAME_MS = 20;
    private static final long FRAME_NS = 20_000_000;
    private static final byte[] HEAD = Letters.of("{\"event\":\"media\",\"sequenceNumber\":\"");
    private static final byte[] CHUNK = Letters.of("\",\"media\":{\"track\":\"inbound\",\"chunk\":\"");
    private static final byte[] TIMESTAMP = Letters.of("\",\"timestamp\":\"");
    private static final byte[] PAYLOAD = Letters.of("\",\"payload\":\"");

    private record Mark(String name, long dueAt) {}

    private final Load load;
    private final Start start;
    private final Voice voice;
    private final Ear ear;
    private final Letters letters = new Letters();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final byte[] tail;
    private @Nullable Link link;
    private long sequence = 1;
    private long chunk;
    private long playsUntil;

    /// What a stream's first message says.
    record Start(String accountSid, String callSid, String streamSid, Map<String, String> parameters) {
        Start {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public String toString() {
            return "Start[" + streamSid + "]";
        }
    }

    Phone(Load load, Start start) {
        this.load = load;
        this.start = start;
        this.voice = new Voice(load.wire(), load.toVendor());
        this.ear = new Ear(load.wire(), load.toPhone());
        this.tail = Letters.of("\"},\"streamSid\":\"" + start.streamSid() + "\"}");
    }

    @Override
    public void opened(Link opened) {
        link = opened;
        send(Json.MAPPER
                .createObjectNode()
                .put("event", "connected")
                .put("protocol", "Call")
                .put("version", "1.0.0"));
        ObjectNode message = message("start");
        ObjectNode body = message.putObject("start")
                .put("accountSid", start.accountSid())
                .put("streamSid", start.streamSid())
                .put("callSid", start.callSid());
        body.putArray("tracks").add("inbound");
        body.putObject("mediaFormat")
                .put("encoding", "audio/x-mulaw")
                .put("sampleRate", 8000)
                .put("channels", 1);
        ObjectNode parameters = body.putObject("customParameters");
        start.parameters().forEach(parameters::put);
        send(message);
        load.wire().pace(this);
    }

    @Override
    public void frame() {
        Link open = link;
        if (open == null) {
            return;
        }
        letters.begin()
                .add(HEAD)
                .add(++sequence)
                .add(CHUNK)
                .add(++chunk)
                .add(TIMESTAMP)
                .add((chunk - 1) * FRAME_MS)
                .add(PAYLOAD)
                .add(voice, load.counting())
                .add(tail)
                .sendTo(open);
        long now = load.wire().now();
        while (!marks.isEmpty() && marks.peek().dueAt() <= now) {
            echo(marks.remove());
        }
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        if (ear.hear(bytes, from, to)) {
            playsUntil = Math.max(playsUntil, load.wire().now()) + FRAME_NS;
            return;
        }
        String text = new String(bytes, from, to - from, UTF_8);
        if (text.contains("\"mark\"")) {
            marks.add(new Mark(name(text), playsUntil));
        } else if (text.contains("\"clear\"")) {
            playsUntil = 0;
            marks.forEach(this::echo);
            marks.clear();
        }
    }

    private static String name(String mark) {
        try {
            return Json.MAPPER.readTree(mark).path("mark").path("name").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the bridge sent a mark that is no JSON", e);
        }
    }

    private void echo(Mark mark) {
        ObjectNode message = message("mark");
        message.putObject("mark").put("name", mark.name());
        send(message);
    }

    /// True while both sides are heard here.
    boolean talking() {
        return link != null && ear.hasHeard();
    }

    boolean gone() {
        return link == null;
    }

    /// Ends the stream as the carrier does when the call is over.
    void stop() {
        Link open = link;
        if (open != null) {
            ObjectNode message = message("stop");
            message.putObject("stop").put("accountSid", start.accountSid()).put("callSid", start.callSid());
            send(message);
            open.close();
        }
    }

    @Override
    public void closed() {
        load.wire().unpace(this);
        link = null;
    }

    private ObjectNode message(String event) {
        return Json.MAPPER
                .createObjectNode()
                .put("event", event)
                .put("sequenceNumber", Long.toString(event.equals("start") ? sequence : ++sequence))
                .put("streamSid", start.streamSid());
    }

    private void send(ObjectNode message) {
        Link open = link;
        if (open != null) {
            byte[] text = message.toString().getBytes(UTF_8);
            open.send(text, text.length);
        }
    }
}
