package io.hearthline.standins.realtime;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One Realtime socket: speaks first, reads client events strictly, and keeps the session's one hour. */
final class Session implements Hearing.Turns {
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;

    private final String id = "sess_" + UUID.randomUUID().toString().replace("-", "");
    private final Surroundings around;
    private final ServerWebSocket socket;
    private final SessionState state;
    private final Items items = new Items();
    private final Responder responder;
    private final Hearing hearing = new Hearing(this);
    private final List<String> errors = new ArrayList<>();
    private final long expiryTimer;
    private String speaking = "";
    private @Nullable Integer closeCode;
    private int events;

    /** What a session needs of the stand-in. */
    interface Surroundings {
        Vertx vertx();

        double pace();

        RealtimeBehaviour behaviour();

        void behave(RealtimeBehaviour next);
    }

    Session(Surroundings around, ServerWebSocket socket, String model) {
        this.around = around;
        this.socket = socket;
        long lastsMs = around.behaviour().session().toMillis();
        this.state = new SessionState(id, model, TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis() + lastsMs));
        this.responder = new Responder(around.vertx(), items, state, this::send, around::pace);
        hearing.detect(state.detection());
        socket.textMessageHandler(this::received);
        socket.closeHandler(_ -> closed(socket.closeStatusCode()));
        expiryTimer = around.vertx().setTimer(lastsMs, _ -> expire());
        send(new JsonObject().put("type", "session.created").put("session", state.view()));
    }

    String id() {
        return id;
    }

    SessionReport report() {
        return new SessionReport(
                id, items.report(), state.view().encode(), hearing.faults(), errors, responder.made(), closeCode);
    }

    /** Closes as a vendor does that has a bad day. */
    void end(int code) {
        closed((short) code);
        socket.close((short) code);
    }

    boolean open() {
        return closeCode == null;
    }

    private void expire() {
        error(new Refusal("session_expired", "Your session hit the maximum duration of 60 minutes.", null), null);
        end(GOING_AWAY);
    }

    private void received(String text) {
        if (closeCode != null) {
            return;
        }
        JsonObject event;
        try {
            event = new JsonObject(text);
        } catch (DecodeException e) {
            error(new Refusal("invalid_json", "Could not parse your message as JSON.", null), null);
            return;
        }
        try {
            take(event, event.getString("type", ""));
        } catch (Refusal refused) {
            error(refused, event.getString("event_id"));
        } catch (ClassCastException | IllegalArgumentException | NullPointerException e) {
            // A field of a type nobody expects, or none where one must be.
            error(new Refusal("invalid_event", "Invalid event.", null), event.getString("event_id"));
        }
    }

    private void take(JsonObject event, String type) {
        switch (type) {
            case "session.update" -> {
                Shape.only(event, Set.of("type", "event_id", "session"), "event");
                state.update(event.getJsonObject("session"), responder.hasSpoken());
                hearing.detect(state.detection());
                send(new JsonObject().put("type", "session.updated").put("session", state.view()));
            }
            case "input_audio_buffer.append" -> append(event);
            case "input_audio_buffer.commit" -> {
                if (!hearing.commit()) {
                    throw new Refusal(
                            "input_audio_buffer_commit_empty",
                            "Error committing input audio buffer: the buffer is empty.",
                            null);
                }
            }
            case "input_audio_buffer.clear" -> {
                hearing.clear();
                send(new JsonObject().put("type", "input_audio_buffer.cleared"));
            }
            case "conversation.item.create" -> create(event);
            case "conversation.item.truncate" -> truncate(event);
            case "response.create" -> responder.create();
            case "response.cancel" -> responder.cancel();
            default -> throw Refusal.invalid("type", "Invalid value: this event type is not supported.");
        }
    }

    private void append(JsonObject event) {
        Shape.only(event, Set.of("type", "event_id", "audio"), "event");
        if (!state.updated()) {
            hearing.fault("BEFORE_UPDATE");
        }
        byte[] audio = Base64.getDecoder().decode(event.getString("audio"));
        if (state.hearsPcm()) {
            hearing.hearWide(audio);
        } else {
            hearing.hearMuLaw(audio);
        }
    }

    private void create(JsonObject event) {
        Shape.only(event, Set.of("type", "event_id", "item", "previous_item_id"), "event");
        JsonObject item = event.getJsonObject("item");
        String type = item.getString("type", "");
        String text = switch (type) {
            case "function_call_output" -> {
                Shape.only(item, Set.of("id", "type", "call_id", "output"), "item");
                yield required(item, "output");
            }
            case "message" -> {
                Shape.only(item, Set.of("id", "type", "role", "content"), "item");
                JsonObject content = item.getJsonArray("content").getJsonObject(0);
                String expected = required(item, "role").equals("assistant") ? "output_text" : "input_text";
                if (!expected.equals(content.getString("type"))) {
                    throw Refusal.invalid("item.content[0].type", "Invalid value: expected '" + expected + "'.");
                }
                yield required(content, "text");
            }
            default -> throw Refusal.invalid("item.type", "Invalid item type.");
        };
        Items.Item added = items.add(item.getString("id", items.nextId()), type, item.getString("role", "tool"), text);
        added.status("completed");
        announce(added);
    }

    private static String required(JsonObject object, String field) {
        String value = object.getString(field);
        if (value == null) {
            throw Refusal.missing("item." + field);
        }
        return value;
    }

    private void truncate(JsonObject event) {
        Shape.only(event, Set.of("type", "event_id", "item_id", "content_index", "audio_end_ms"), "event");
        int endMs = event.getInteger("audio_end_ms");
        items.find(event.getString("item_id")).truncate(endMs);
        send(new JsonObject()
                .put("type", "conversation.item.truncated")
                .put("item_id", event.getString("item_id"))
                .put("content_index", event.getInteger("content_index"))
                .put("audio_end_ms", endMs));
    }

    private void announce(Items.Item item) {
        for (String type : List.of("conversation.item.added", "conversation.item.done")) {
            send(new JsonObject()
                    .put("type", type)
                    .put("previous_item_id", items.beforeLast())
                    .put("item", item.view()));
        }
    }

    @Override
    public void started(int atMs) {
        speaking = items.nextId();
        send(new JsonObject()
                .put("type", "input_audio_buffer.speech_started")
                .put("audio_start_ms", atMs)
                .put("item_id", speaking));
        if (state.interruptsResponse()) {
            responder.interrupt();
        }
    }

    @Override
    public void stopped(int atMs, String text) {
        String itemId = speaking.isEmpty() ? items.nextId() : speaking;
        speaking = "";
        if (state.detection() != null) {
            send(new JsonObject()
                    .put("type", "input_audio_buffer.speech_stopped")
                    .put("audio_end_ms", atMs)
                    .put("item_id", itemId));
        }
        Items.Item said = items.add(itemId, "message", "user", text);
        said.status("completed");
        send(new JsonObject()
                .put("type", "input_audio_buffer.committed")
                .put("previous_item_id", items.beforeLast())
                .put("item_id", itemId));
        announce(said);
        if (state.transcribes()) {
            long afterMs = Math.max(1, (long) (around.behaviour().transcriptionMs() / around.pace()));
            around.vertx().setTimer(afterMs, _ -> transcribed(said));
        }
        if (state.createsResponse()) {
            responder.interrupt();
            responder.create();
        }
    }

    private void transcribed(Items.Item said) {
        RealtimeBehaviour behaviour = around.behaviour();
        var event = new JsonObject().put("item_id", said.id()).put("content_index", 0);
        if (behaviour.transcriptionFailures() > 0) {
            around.behave(behaviour.withTranscriptionFailures(behaviour.transcriptionFailures() - 1));
            send(event.put("type", "conversation.item.input_audio_transcription.failed")
                    .put(
                            "error",
                            new JsonObject()
                                    .put("type", "transcription_error")
                                    .put("code", "audio_unintelligible")
                                    .put("message", "The audio could not be transcribed.")
                                    .putNull("param")));
            return;
        }
        boolean noise = behaviour.noises() > 0;
        if (noise) {
            around.behave(behaviour.withNoises(behaviour.noises() - 1));
        }
        send(event.put("type", "conversation.item.input_audio_transcription.completed")
                .put("transcript", noise ? "" : said.text())
                .putNull("logprobs")
                .put("usage", new JsonObject().put("type", "duration").put("seconds", 1)));
    }

    private void error(Refusal refused, @Nullable String eventId) {
        errors.add(refused.code());
        send(new JsonObject()
                .put("type", "error")
                .put(
                        "error",
                        new JsonObject()
                                .put("type", "invalid_request_error")
                                .put("code", refused.code())
                                .put("message", refused.text())
                                .put("param", refused.param())
                                .put("event_id", eventId)));
    }

    private void send(JsonObject event) {
        if (closeCode == null && !socket.isClosed()) {
            socket.writeTextMessage(event.put("event_id", "event_" + ++events).encode());
        }
    }

    private void closed(@Nullable Short code) {
        if (closeCode == null) {
            closeCode = code == null ? NORMAL : code.intValue();
            around.vertx().cancelTimer(expiryTimer);
            responder.stop();
        }
    }
}
