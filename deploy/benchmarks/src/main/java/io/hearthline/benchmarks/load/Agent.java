package io.hearthline.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/// The voice vendor's end of one conversation, in ElevenLabs' wire format: hears and speaks without a pause, pings
/// every
/// two seconds, and tells every ten seconds what was said by either side.
final class Agent implements LinkEnd, Paced {
    private static final int PING_FRAMES = 100;
    private static final int TURN_FRAMES = 500;
    private static final byte[] HEAD = Letters.of("{\"type\":\"audio\",\"audio_event\":{\"audio_base_64\":\"");
    private static final byte[] EVENT = Letters.of("\",\"event_id\":");
    private static final byte[] TAIL = Letters.of("}}");

    private final Load load;
    private final int serial;
    private final Voice voice;
    private final Ear ear;
    private final Letters letters = new Letters();
    private @Nullable Link link;
    private boolean conversing;
    private int frames;
    private int eventId = 1;

    /// @param serial spreads what does not happen in every frame
    Agent(Load load, int serial) {
        this.load = load;
        this.serial = serial;
        this.voice = new Voice(load.wire(), load.toPhone());
        this.ear = new Ear(load.wire(), load.toVendor());
    }

    @Override
    public void opened(Link opened) {
        link = opened;
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        if (!ear.hear(bytes, from, to) && !conversing) {
            // The client speaks first, and the first it says begins the conversation.
            conversing = true;
            begin();
        }
    }

    private void begin() {
        ObjectNode message = Json.MAPPER.createObjectNode().put("type", "conversation_initiation_metadata");
        message.putObject("conversation_initiation_metadata_event")
                .put("conversation_id", "conv_" + serial)
                .put("agent_output_audio_format", "ulaw_8000")
                .put("user_input_audio_format", "ulaw_8000");
        send(message);
        load.wire().pace(this);
    }

    @Override
    public void frame() {
        Link open = link;
        if (open == null) {
            return;
        }
        int at = ++frames + serial;
        if (at % TURN_FRAMES == 0) {
            turn();
        }
        if (at % PING_FRAMES == 0) {
            ObjectNode ping = Json.MAPPER.createObjectNode().put("type", "ping");
            ping.putObject("ping_event").put("event_id", frames).put("ping_ms", 0);
            send(ping);
        }
        letters.begin()
                .add(HEAD)
                .add(voice, load.counting())
                .add(EVENT)
                .add(eventId)
                .add(TAIL)
                .sendTo(open);
    }

    private void turn() {
        ObjectNode heard = Json.MAPPER.createObjectNode().put("type", "user_transcript");
        heard.putObject("user_transcription_event")
                .put("user_transcript", "I slept well, thank you.")
                .put("event_id", eventId);
        send(heard);
        ObjectNode said = Json.MAPPER.createObjectNode().put("type", "agent_response");
        said.putObject("agent_response_event")
                .put("agent_response", "I am glad to hear that. Have you taken your medicines today?")
                .put("event_id", ++eventId);
        send(said);
    }

    /// True while both sides are heard here.
    boolean talking() {
        return link != null && ear.hasHeard();
    }

    boolean gone() {
        return link == null;
    }

    void close() {
        Link open = link;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void closed() {
        load.wire().unpace(this);
        link = null;
    }

    private void send(ObjectNode message) {
        Link open = link;
        if (open != null) {
            byte[] text = message.toString().getBytes(UTF_8);
            open.send(text, text.length);
        }
    }
}
