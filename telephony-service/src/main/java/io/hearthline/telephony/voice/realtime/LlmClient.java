package io.hearthline.telephony.voice.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks llm-service for the agent's words and for what its tools say; everything comes back on the loop. */
final class LlmClient {
    /** Says whether an engine may speak for itself after a turn: {@code free} or {@code held}. */
    private static final String FLOOR = "Hearthline-Floor";

    private static final String FREE = "free";
    /** The source promises its first words within three seconds. */
    private static final Duration FIRST_WORDS_WITHIN = Duration.ofSeconds(4);

    private static final Duration ALL_WORDS_WITHIN = Duration.ofSeconds(20);
    private static final Duration VERDICT_WITHIN = Duration.ofSeconds(4);

    private final HttpClient http;
    private final Loop loop;
    private final String base;
    private final String secret;
    private final VoiceRequest request;

    LlmClient(HttpClient http, Loop loop, RealtimeConfig config, VoiceRequest request) {
        this.http = http;
        this.loop = loop;
        this.base = config.llmUrl()
                .map(url -> url.toString().replaceFirst("/$", ""))
                .orElse("");
        this.secret = config.llmSecret().orElse("");
        this.request = request;
    }

    /** Where an answer goes; after {@code done} or {@code failed} nothing follows. */
    interface Reader {
        void content(String text);

        /** @param farewell what the tool is to say; blank if nothing */
        void tool(String name, String farewell);

        /** @param free true if the engine may speak for itself from here on */
        void done(boolean free);

        void failed(String errorType);
    }

    /**
     * What a tool came to.
     *
     * @param free true if the engine may go on speaking for itself
     * @param say to be said word for word; blank if nothing
     * @param end true if the call is over after it
     */
    record Verdict(boolean free, String say, boolean end) {
        @Override
        public String toString() {
            return "Verdict[free=" + free + "]";
        }
    }

    /** Asks for the next words. */
    Completion ask(ArrayNode messages, Reader reader) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("model", "hearthline")
                .put("stream", true)
                .put("user_id", request.userId());
        body.set("messages", messages);
        tool(body.putArray("tools"), "end_call");
        tool(body.withArray("tools"), "skip_turn");
        ObjectNode extra = body.putObject("elevenlabs_extra_body")
                .put("call_id", request.callId().toString())
                .put("call_token", request.completionsToken());
        if (request.traceparent() != null) {
            extra.put("traceparent", request.traceparent());
        }
        var completion = new Completion(reader);
        completion.begin(body);
        return completion;
    }

    private static void tool(ArrayNode tools, String name) {
        ObjectNode function = tools.addObject().put("type", "function").putObject("function");
        function.put("name", name);
        ObjectNode parameters = function.putObject("parameters").put("type", "object");
        parameters.putObject("properties").putObject("reason").put("type", "string");
        parameters.putArray("required").add("reason");
    }

    /**
     * Calls a tool of the dialogue.
     *
     * @param failed told the status or what else went wrong
     */
    void call(String tool, JsonNode arguments, ArrayNode messages, Consumer<Verdict> taken, Consumer<String> failed) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("arguments", arguments);
        body.set("messages", messages);
        send("/tools/" + tool, request.completionsToken(), body)
                .compose(answer -> answer.body()
                        .compose(text -> answer.statusCode() == 200
                                ? Future.succeededFuture(text)
                                : Future.failedFuture(new StatusException(answer.statusCode()))))
                .timeout(VERDICT_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .map(LlmClient::verdict)
                .onSuccess(taken::accept)
                .onFailure(failure -> failed.accept(errorType(failure)));
    }

    private static Verdict verdict(Buffer body) {
        JsonNode node = Json.read(body.toString(), JsonNode.class);
        return new Verdict(
                node.path("floor").asText().equals(FREE),
                node.path("say").asText(""),
                node.path("end").asBoolean(false));
    }

    private Future<HttpClientResponse> send(String path, String bearer, ObjectNode body) {
        return http.request(options(path)).compose(open -> sent(open, bearer, body));
    }

    private RequestOptions options(String path) {
        return new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(base + path);
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest open, String bearer, ObjectNode body) {
        return open.putHeader("Authorization", "Bearer " + bearer)
                .putHeader("Content-Type", "application/json")
                .send(Buffer.buffer(Json.write(body)));
    }

    private static String errorType(Throwable failure) {
        return failure instanceof StatusException status
                ? "status_" + status.code
                : failure.getClass().getSimpleName();
    }

    /** An answer that is none. */
    private static final class StatusException extends Exception {
        private static final long serialVersionUID = 1;

        private final int code;

        StatusException(int code) {
            super(null, null, false, false);
            this.code = code;
        }
    }

    /** One running answer. */
    final class Completion {
        private final Reader reader;
        private @Nullable HttpClientRequest open;
        private String tool = "";
        private final StringBuilder arguments = new StringBuilder();
        private boolean free;
        private boolean worded;
        private boolean over;

        private Completion(Reader reader) {
            this.reader = reader;
        }

        private void begin(ObjectNode body) {
            loop.after(FIRST_WORDS_WITHIN, () -> {
                if (!worded) {
                    fail("late");
                }
            });
            loop.after(ALL_WORDS_WITHIN, () -> fail("slow"));
            http.request(options("/v1/chat/completions"))
                    .compose(request -> {
                        open = request;
                        if (over) {
                            var _ = request.reset();
                        }
                        return sent(request, secret, body);
                    })
                    .onSuccess(this::answered)
                    .onFailure(failure -> fail(failure.getClass().getSimpleName()));
        }

        /** Disconnects; the reader hears nothing more. */
        void cancel() {
            if (!over) {
                over = true;
                if (open != null) {
                    var _ = open.reset();
                }
            }
        }

        private void answered(HttpClientResponse response) {
            response.exceptionHandler(failure -> fail(failure.getClass().getSimpleName()));
            if (response.statusCode() != 200) {
                fail("status_" + response.statusCode());
                return;
            }
            free = FREE.equals(response.getHeader(FLOOR));
            response.handler(RecordParser.newDelimited("\n", this::line));
            response.endHandler(_ -> finish());
        }

        @SuppressWarnings("UnusedException") // the cause may repeat what was said
        private void line(Buffer buffer) {
            String line = buffer.toString().strip();
            if (over || !line.startsWith("data:")) {
                return;
            }
            String data = line.substring("data:".length()).strip();
            if (data.startsWith("[DONE]")) {
                finish();
                return;
            }
            try {
                chunk(Json.MAPPER.readTree(data));
            } catch (JsonProcessingException e) {
                fail("not_json");
            }
        }

        private void chunk(JsonNode chunk) {
            if (chunk.has("error")) {
                fail("told");
                return;
            }
            JsonNode delta = chunk.at("/choices/0/delta");
            String content = delta.path("content").asText("");
            if (!content.isEmpty() && !delta.path("content").isNull()) {
                worded = true;
                reader.content(content);
            }
            JsonNode function = delta.at("/tool_calls/0/function");
            if (!function.isMissingNode()) {
                worded = true;
                tool = function.path("name").asText(tool);
                arguments.append(function.path("arguments").asText(""));
            }
        }

        private void finish() {
            if (over) {
                return;
            }
            over = true;
            if (!tool.isEmpty()) {
                reader.tool(tool, farewell());
            }
            reader.done(free);
        }

        @SuppressWarnings("UnusedException") // arguments that are no JSON carry no farewell
        private String farewell() {
            try {
                return Json.MAPPER
                        .readTree(arguments.toString())
                        .path("message")
                        .asText("");
            } catch (JsonProcessingException e) {
                return "";
            }
        }

        private void fail(String errorType) {
            if (!over) {
                cancel();
                reader.failed(errorType);
            }
        }
    }
}
