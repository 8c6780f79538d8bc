package io.hearthline.standins.realtime;

import io.hearthline.standins.modem.Speaker;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Makes one response at a time: its speech goes out in quarters of a second, ten times as fast as it is played. */
final class Responder {
    private static final int PIECE_MS = 250;
    private static final int EVERY_MS = 25;
    private static final int MU_LAW_BYTES_PER_MS = 8;
    private static final int PCM_BYTES_PER_MS = Wideband.RATE_HZ * 2 / 1000;
    private static final String TOOL_THANKS = "All right. Is there anything else?";

    private final Vertx vertx;
    private final Items items;
    private final SessionState state;
    private final Consumer<JsonObject> out;
    private final DoubleSupplier pace;
    private @Nullable Response active;
    private int made;
    private boolean spoken;

    Responder(Vertx vertx, Items items, SessionState state, Consumer<JsonObject> out, DoubleSupplier pace) {
        this.vertx = vertx;
        this.items = items;
        this.state = state;
        this.out = out;
        this.pace = pace;
    }

    int made() {
        return made;
    }

    /** Whether the model's voice has been heard. */
    boolean hasSpoken() {
        return spoken;
    }

    /** @throws Refusal if one is being made */
    void create() {
        if (active != null) {
            throw new Refusal(
                    "conversation_already_has_active_response",
                    "Conversation already has an active response in progress: " + active.id
                            + ". Wait until the response is finished before creating a new one.",
                    null);
        }
        active = new Response("resp_" + ++made + "_" + state.id());
        active.begin();
    }

    /** @throws Refusal if none is being made */
    void cancel() {
        if (active == null) {
            throw new Refusal("response_cancel_not_active", "Cancellation failed: no active response found", null);
        }
        active.cancel("client_cancelled");
    }

    /** The person has begun to speak. */
    void interrupt() {
        if (active != null) {
            active.cancel("turn_detected");
        }
    }

    void stop() {
        if (active != null) {
            vertx.cancelTimer(active.timer);
            active = null;
        }
    }

    private static JsonObject event(String type) {
        return new JsonObject().put("type", type);
    }

    private final class Response {
        private final String id;
        private Items.@Nullable Item item;
        private String[] words = {};
        private byte[] audio = {};
        private int sentBytes;
        private int sentWords;
        private long timer = -1;

        Response(String id) {
            this.id = id;
        }

        void begin() {
            out.accept(event("response.created").put("response", view("in_progress", null)));
            String said = items.endsWithToolAnswer() ? null : items.lastOfPerson();
            SpokenRules.Answer answer = items.endsWithToolAnswer()
                    ? new SpokenRules.Answer.Words(TOOL_THANKS)
                    : SpokenRules.to(said, state.tools());
            switch (answer) {
                case SpokenRules.Answer.Words(var text) -> speak(text);
                case SpokenRules.Answer.Call(var name, var arguments) -> call(name, arguments);
            }
        }

        private Items.Item open(String type, String text) {
            Items.Item opened = items.add(items.nextId(), type, "assistant", text);
            item = opened;
            out.accept(of("response.output_item.added").put("item", opened.view()));
            out.accept(event("conversation.item.added")
                    .put("previous_item_id", items.beforeLast())
                    .put("item", opened.view()));
            return opened;
        }

        private void call(String name, JsonObject arguments) {
            Items.Item called = open("function_call", arguments.encode());
            var done = part("response.function_call_arguments.done")
                    .put("call_id", "call_" + called.id())
                    .put("name", name)
                    .put("arguments", arguments.encode());
            out.accept(part("response.function_call_arguments.delta")
                    .put("call_id", "call_" + called.id())
                    .put("delta", arguments.encode()));
            out.accept(done);
            finish("completed", null);
        }

        private void speak(String text) {
            spoken = true;
            open("message", "");
            out.accept(part("response.content_part.added")
                    .put("content_index", 0)
                    .put("part", new JsonObject().put("type", "audio").put("transcript", "")));
            words = text.split("(?<=\\s)");
            audio = state.speaksPcm() ? Wideband.speech(text) : Speaker.render(text);
            piece();
        }

        private int pieceBytes() {
            return PIECE_MS * (state.speaksPcm() ? PCM_BYTES_PER_MS : MU_LAW_BYTES_PER_MS);
        }

        private void piece() {
            Items.Item speaking = item;
            if (speaking == null) {
                return;
            }
            int to = Math.min(audio.length, sentBytes + pieceBytes());
            int wordsTo = (int) ((long) words.length * to / Math.max(1, audio.length));
            for (; sentWords < wordsTo; sentWords++) {
                speaking.append(words[sentWords]);
                out.accept(part("response.output_audio_transcript.delta")
                        .put("content_index", 0)
                        .put("delta", words[sentWords]));
            }
            byte[] piece = Arrays.copyOfRange(audio, sentBytes, to);
            speaking.sent(state.speaksPcm() ? Wideband.ms(piece.length) : piece.length / MU_LAW_BYTES_PER_MS);
            out.accept(part("response.output_audio.delta")
                    .put("content_index", 0)
                    .put("delta", Base64.getEncoder().encodeToString(piece)));
            sentBytes = to;
            if (sentBytes >= audio.length) {
                finish("completed", null);
            } else {
                timer = vertx.setTimer(Math.max(1, (long) (EVERY_MS / pace.getAsDouble())), _ -> piece());
            }
        }

        void cancel(String reason) {
            vertx.cancelTimer(timer);
            finish("cancelled", reason);
        }

        private void finish(String status, @Nullable String reason) {
            active = null;
            Items.Item done = item;
            if (done != null) {
                done.status(reason == null ? "completed" : "incomplete");
                if (words.length > 0) {
                    out.accept(part("response.output_audio.done").put("content_index", 0));
                    out.accept(part("response.output_audio_transcript.done")
                            .put("content_index", 0)
                            .put("transcript", done.text().strip()));
                    out.accept(part("response.content_part.done")
                            .put("content_index", 0)
                            .put("part", new JsonObject().put("type", "audio").put("transcript", done.text())));
                }
                out.accept(of("response.output_item.done").put("item", done.view()));
                out.accept(event("conversation.item.done").put("item", done.view()));
            }
            out.accept(event("response.done").put("response", view(status, reason)));
            out.accept(event("rate_limits.updated").put("rate_limits", new JsonArray()));
        }

        private JsonObject of(String type) {
            return event(type).put("response_id", id).put("output_index", 0);
        }

        private JsonObject part(String type) {
            Items.Item open = item;
            return of(type).put("item_id", open == null ? null : open.id());
        }

        private JsonObject view(String status, @Nullable String reason) {
            var output = new JsonArray();
            if (item != null) {
                output.add(item.view());
            }
            return new JsonObject()
                    .put("object", "realtime.response")
                    .put("id", id)
                    .put("status", status)
                    .put(
                            "status_details",
                            reason == null
                                    ? null
                                    : new JsonObject().put("type", status).put("reason", reason))
                    .put("output", output)
                    .putNull("usage")
                    .putNull("metadata");
        }
    }
}
