package io.hearthline.llm.completions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.llm.turns.Reply;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** OpenAI's response shapes, whole and in chunks, with every required field. */
final class ChatChunk {
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!])\\s+");
    private static final String DONE = "data: [DONE]\n\n";

    private final String id;
    private final long created;
    private final ChatRequest request;

    /** @param created epoch seconds */
    ChatChunk(String id, long created, ChatRequest request) {
        this.id = id;
        this.created = created;
        this.request = request;
    }

    /** A whole server-sent event stream for a reply that is known. */
    String stream(Reply reply) {
        StringBuilder body = new StringBuilder();
        boolean withoutContent = (reply.end() && request.endCallTakesMessage()) || skips(reply);
        if (!withoutContent) {
            body.append(first());
            for (String sentence : SENTENCE_END.split(reply.text())) {
                body.append(content(sentence + " "));
            }
        }
        return body.append(ending(reply)).toString();
    }

    /** What follows the content: the tool call that ends the call, the last chunk, usage if asked for, [DONE]. */
    String ending(Reply reply) {
        StringBuilder body = new StringBuilder();
        boolean tool = calls(reply);
        if (tool) {
            body.append(toolCall(reply));
        }
        ObjectNode last = chunk();
        ObjectNode choice = choice(last);
        choice.putObject("delta");
        choice.put("finish_reason", tool ? "tool_calls" : "stop");
        body.append(event(last));
        if (request.includeUsage()) {
            ObjectNode usage = chunk();
            usage.putArray("choices");
            usage.set("usage", usage(reply.text()));
            body.append(event(usage));
        }
        return body.append(DONE).toString();
    }

    private boolean skips(Reply reply) {
        return reply.listens() && request.offersSkipTurn();
    }

    private boolean calls(Reply reply) {
        return skips(reply) || (reply.end() && request.offersEndCall());
    }

    String first() {
        return delta("role", "assistant", "");
    }

    String content(String text) {
        return delta(null, "", text);
    }

    private String delta(@Nullable String role, String roleName, String text) {
        ObjectNode chunk = chunk();
        ObjectNode choice = choice(chunk);
        ObjectNode delta = choice.putObject("delta");
        if (role != null) {
            delta.put(role, roleName);
        }
        delta.put("content", text);
        choice.putNull("finish_reason");
        return event(chunk);
    }

    private String toolCall(Reply reply) {
        boolean speaks = skips(reply) || request.endCallTakesMessage();
        ObjectNode start = chunk();
        ObjectNode choice = choice(start);
        ObjectNode delta = choice.putObject("delta");
        if (speaks) {
            delta.put("role", "assistant").putNull("content");
        }
        ObjectNode call = delta.putArray("tool_calls").addObject();
        call.put("index", 0).put("id", "call_" + id.substring(id.length() - 12)).put("type", "function");
        call.putObject("function")
                .put("name", skips(reply) ? "skip_turn" : "end_call")
                .put("arguments", "");
        choice.putNull("finish_reason");
        ObjectNode arguments = chunk();
        ObjectNode next = choice(arguments);
        ObjectNode part = next.putObject("delta").putArray("tool_calls").addObject();
        part.put("index", 0).putObject("function").put("arguments", arguments(reply));
        next.putNull("finish_reason");
        return event(start) + event(arguments);
    }

    private String arguments(Reply reply) {
        ObjectNode arguments = Json.MAPPER.createObjectNode();
        if (skips(reply)) {
            return Json.write(arguments.put("reason", "the person is acting"));
        }
        arguments.put("reason", reply.reason() == null ? "goodbye" : reply.reason());
        if (request.endCallTakesMessage()) {
            arguments.put("message", reply.text());
        }
        return Json.write(arguments);
    }

    /** The reply as one object. */
    String whole(Reply reply) {
        boolean tool = calls(reply);
        ObjectNode root = head("chat.completion");
        ObjectNode choice = root.putArray("choices").addObject();
        choice.put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        if (skips(reply) || (tool && request.endCallTakesMessage())) {
            message.putNull("content");
        } else {
            message.put("content", reply.text());
        }
        message.putNull("refusal");
        message.putArray("annotations");
        if (tool) {
            ObjectNode call = message.putArray("tool_calls").addObject();
            call.put("id", "call_" + id.substring(id.length() - 12)).put("type", "function");
            call.putObject("function")
                    .put("name", skips(reply) ? "skip_turn" : "end_call")
                    .put("arguments", arguments(reply));
        }
        choice.putNull("logprobs");
        choice.put("finish_reason", tool ? "tool_calls" : "stop");
        root.set("usage", usage(reply.text()));
        return Json.write(root);
    }

    private ObjectNode chunk() {
        ObjectNode chunk = head("chat.completion.chunk");
        if (request.includeUsage()) {
            chunk.putNull("usage");
        }
        return chunk;
    }

    private ObjectNode head(String object) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", request.model())
                .put("system_fingerprint", "hearthline");
    }

    private static ObjectNode choice(ObjectNode chunk) {
        return chunk.putArray("choices").addObject().put("index", 0).putNull("logprobs");
    }

    private ObjectNode usage(String text) {
        int prompt = tokens(request.messages().stream().map(m -> m.text()).collect(Collectors.joining(" ")));
        int completion = tokens(text);
        ObjectNode usage = Json.MAPPER
                .createObjectNode()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", completion)
                .put("total_tokens", prompt + completion);
        usage.putObject("prompt_tokens_details").put("cached_tokens", 0).put("audio_tokens", 0);
        usage.putObject("completion_tokens_details")
                .put("reasoning_tokens", 0)
                .put("audio_tokens", 0)
                .put("accepted_prediction_tokens", 0)
                .put("rejected_prediction_tokens", 0);
        return usage;
    }

    /** About four characters a token. */
    private static int tokens(String text) {
        return (text.length() + 3) / 4;
    }

    private static String event(ObjectNode node) {
        return "data: " + Json.write(node) + "\n\n";
    }
}
