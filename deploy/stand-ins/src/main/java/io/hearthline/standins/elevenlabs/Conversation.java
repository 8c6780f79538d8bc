package io.hearthline.standins.elevenlabs;

import io.hearthline.standins.elevenlabs.wire.CustomLlm;
import io.hearthline.standins.elevenlabs.wire.ServerMessages;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One conversation socket: checks what the client sends, keeps the vendor's clocks, and hands audio to ear and turn loop. */
final class Conversation implements TurnLoop.Line {
    private static final int NORMAL = 1000;
    private static final int OPERATIONAL = 1002;
    private static final int CONTRACT = 1008;

    private final String id = "conv_" + UUID.randomUUID().toString().replace("-", "");
    private final Surroundings around;
    private final ServerWebSocket socket;
    private final History history = new History();
    private final List<ConversationReport.Request> requests = new ArrayList<>();
    private final TurnLoop turns;
    private final Ear ear;
    private final long beganAt = System.currentTimeMillis();
    private @Nullable Initiation initiation;
    private @Nullable Integer closeCode;
    private @Nullable Long pingMs;
    private String endReason = "";
    private long endedAt;
    private long pingedAt;
    private long pingTimer = -1;
    private long audioTimer = -1;
    private int pings;
    private int pongs;
    private int events;
    private boolean closing;

    /** What a conversation needs of the stand-in. */
    interface Surroundings {
        ElevenLabsConfig config();

        Vertx vertx();

        CustomLlm llm();

        double pace();

        Misbehaviour misbehaviour();

        void misbehave(Misbehaviour next);

        void ended(Conversation conversation);
    }

    Conversation(Surroundings around, ServerWebSocket socket) {
        this.around = around;
        this.socket = socket;
        var context = new Generation.CallContext(
                around.vertx(), around.llm(), around.config().timing(), requests);
        String format = around.config().agent().format();
        // An agent may be set up for a format this vendor only tells of.
        Coding coding = new Coding(Coding.speaks(format) ? format : Coding.MU_LAW);
        this.turns = new TurnLoop(context, this, history, coding);
        this.ear = new Ear(turns, coding);
        socket.textMessageHandler(this::received);
        socket.closeHandler(_ -> closed());
        awaitAudio();
    }

    String id() {
        return id;
    }

    History history() {
        return history;
    }

    @Nullable
    Initiation initiation() {
        return initiation;
    }

    long beganAtMs() {
        return beganAt;
    }

    long durationS() {
        return TimeUnit.MILLISECONDS.toSeconds((endedAt == 0 ? System.currentTimeMillis() : endedAt) - beganAt);
    }

    String endReason() {
        return endReason;
    }

    boolean open() {
        return closeCode == null;
    }

    ConversationReport report() {
        Map<String, Object> extra =
                initiation == null ? Map.of() : initiation.extraBody().getMap();
        return new ConversationReport(id, extra, history.report(), List.copyOf(requests), ear.faults(), closeCode);
    }

    /** The end of what was sent, in the format of the agent. */
    byte[] heard() {
        return ear.last();
    }

    private void received(String text) {
        if (closing) {
            return;
        }
        awaitAudio();
        try {
            message(new JsonObject(text));
        } catch (DecodeException | ClassCastException | IllegalArgumentException e) {
            // The vendor says only that it could not read it.
            end(CONTRACT, "invalid_message", "Invalid message received.");
        }
    }

    private void message(JsonObject message) {
        String type = message.getString("type", message.containsKey("user_audio_chunk") ? "user_audio_chunk" : "");
        if (initiation == null) {
            if (type.equals("conversation_initiation_client_data")) {
                initiate(message);
            } else {
                end(CONTRACT, "invalid_message", "The first message must be conversation_initiation_client_data.");
            }
            return;
        }
        switch (type) {
            case "user_audio_chunk" -> ear.hear(Base64.getDecoder().decode(message.getString("user_audio_chunk")));
            case "pong" -> pong(message);
            case "user_message" -> turns.typed(message.getString("text", ""));
            case "user_activity" -> turns.activity();
            case "contextual_update" -> history.add(new History.Entry.Context(message.getString("text", ""), second()));
            case "client_tool_result", "feedback", "mcp_tool_approval_result", "multimodal_message" -> {
                // Taken and of no effect: this agent has no client tools.
            }
            default -> end(CONTRACT, "invalid_message", "Unknown message type.");
        }
    }

    private void initiate(JsonObject message) {
        Initiation read = Initiation.read(message, around.config().agent(), id);
        String refused = read.refusedOverride();
        if (refused != null) {
            end(CONTRACT, "override_error", "Override for field " + refused + " is not allowed by config.");
            return;
        }
        String missing = read.missingVariable();
        if (missing != null) {
            end(CONTRACT, "missing_dynamic_variable", "Missing required dynamic variable: " + missing);
            return;
        }
        initiation = read;
        send(ServerMessages.metadata(id, around.config().agent().format()));
        ping();
        turns.open(read.firstMessage());
    }

    private void ping() {
        pingedAt = System.nanoTime();
        send(ServerMessages.ping(pings++, pingMs));
        pingTimer = around.vertx().setTimer(around.config().timing().pingEvery().toMillis(), _ -> ping());
    }

    private void pong(JsonObject message) {
        if (!(message.getValue("event_id") instanceof Integer)) {
            end(CONTRACT, "missing_fields", "pong without event_id.");
            return;
        }
        if (message.getInteger("event_id") == pings - 1) {
            pongs++;
            pingMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - pingedAt);
        }
    }

    /** How many pings the client has answered in time. */
    int pongs() {
        return pongs;
    }

    private void awaitAudio() {
        around.vertx().cancelTimer(audioTimer);
        long withinMs = around.config().timing().audioWithin().toMillis();
        audioTimer = around.vertx()
                .setTimer(withinMs, _ -> end(OPERATIONAL, "transport_receive_timeout", "No message from the client."));
    }

    @Override
    public void send(JsonObject message) {
        if (!closing && !socket.isClosed()) {
            socket.writeTextMessage(message.encode());
        }
    }

    @Override
    public int nextEventId() {
        return ++events;
    }

    @Override
    public double pace() {
        return around.pace();
    }

    @Override
    public long second() {
        return durationS();
    }

    @Override
    public JsonObject request(Function<String, JsonArray> messages) {
        Initiation started = initiation;
        if (started == null) {
            throw new IllegalStateException("asked before the conversation was initiated");
        }
        return started.request(messages, around.config().llm().model());
    }

    @Override
    public Misbehaviour misbehaviour() {
        return around.misbehaviour();
    }

    @Override
    public void misbehave(Misbehaviour next) {
        around.misbehave(next);
    }

    @Override
    public void end(int code, @Nullable String errorType, String reason) {
        if (closing) {
            return;
        }
        if (errorType != null) {
            send(ServerMessages.error(code, errorType, reason));
        }
        endReason = reason;
        finish(code);
        socket.close((short) code, reason);
    }

    private void closed() {
        Short code = socket.closeStatusCode();
        finish(code == null ? NORMAL : code.intValue());
    }

    private void finish(int code) {
        if (closing) {
            return;
        }
        closing = true;
        closeCode = code;
        endedAt = System.currentTimeMillis();
        turns.stop();
        around.vertx().cancelTimer(pingTimer);
        around.vertx().cancelTimer(audioTimer);
        around.ended(this);
    }
}
