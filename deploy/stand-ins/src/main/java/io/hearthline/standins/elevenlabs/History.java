package io.hearthline.standins.elevenlabs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said, as the custom LLM and the transcript quote it. */
final class History {
    static final String SILENCE = "...";

    /** One entry, with the second of the call it began in. */
    sealed interface Entry {
        long second();

        record User(String text, long second) implements Entry {}

        /** {@code meant} is the full text where only a part of it was heard. */
        record Agent(String text, @Nullable String meant, long second) implements Entry {}

        record Tool(String id, String name, String arguments, long second) implements Entry {}

        record Context(String text, long second) implements Entry {}
    }

    private final List<Entry> entries = new ArrayList<>();

    void add(Entry entry) {
        entries.add(entry);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Joins the text to the user message at the end, or adds one. */
    void userSaid(String text, boolean join, long second) {
        if (join && !entries.isEmpty() && entries.getLast() instanceof Entry.User(var earlier, var began)) {
            entries.set(entries.size() - 1, new Entry.User(earlier + " " + text, began));
        } else {
            entries.add(new Entry.User(text, second));
        }
    }

    /** Shortens the newest agent message that says {@code meant}; it goes if nothing was heard. */
    void shorten(String meant, String heard) {
        for (int at = entries.size() - 1; at >= 0; at--) {
            if (entries.get(at) instanceof Entry.Agent(var text, var _, var second) && text.equals(meant)) {
                if (heard.isEmpty()) {
                    entries.remove(at);
                } else {
                    entries.set(at, new Entry.Agent(heard, meant, second));
                }
                return;
            }
        }
    }

    /** The {@code messages} of a request. */
    JsonArray messages(String systemPrompt) {
        var messages = new JsonArray().add(message("system", systemPrompt));
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.User user -> messages.add(message("user", user.text()));
                case Entry.Agent agent -> messages.add(message("assistant", agent.text()));
                case Entry.Context context -> messages.add(message("system", context.text()));
                case Entry.Tool tool -> toolCall(messages, tool);
            }
        }
        return messages;
    }

    /** The same with a partial utterance at the end. */
    JsonArray messagesWith(String systemPrompt, String partial) {
        return messages(systemPrompt).add(message("user", partial));
    }

    List<ConversationReport.Message> report() {
        List<ConversationReport.Message> report = new ArrayList<>();
        for (Entry entry : entries) {
            report.add(
                    switch (entry) {
                        case Entry.User user -> new ConversationReport.Message("user", user.text(), false);
                        case Entry.Agent agent ->
                            new ConversationReport.Message("assistant", agent.text(), agent.meant() != null);
                        case Entry.Context context -> new ConversationReport.Message("system", context.text(), false);
                        case Entry.Tool tool -> new ConversationReport.Message("tool", tool.name(), false);
                    });
        }
        return report;
    }

    private static JsonObject message(String role, String text) {
        return new JsonObject().put("role", role).put("content", text);
    }

    private static void toolCall(JsonArray messages, Entry.Tool tool) {
        var call = new JsonObject()
                .put("id", tool.id())
                .put("type", "function")
                .put("function", new JsonObject().put("name", tool.name()).put("arguments", tool.arguments()));
        messages.add(new JsonObject()
                .put("role", "assistant")
                .putNull("content")
                .put("tool_calls", new JsonArray().add(call)));
        messages.add(new JsonObject()
                .put("role", "tool")
                .put("tool_call_id", tool.id())
                .put("content", "{\"status\":\"success\"}"));
    }
}
