package io.hearthline.standins.realtime;

import io.hearthline.standins.chatmodel.ChatRules;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the speech model answers, by three rules: "goodbye" calls the tool {@code end_call}, "unwell" the tool
 * {@code raise_concern}, where the session has it; everything else is answered as the chat model's stand-in would.
 */
final class SpokenRules {
    private static final Pattern FAREWELL = Pattern.compile("\\b(?:good)?bye\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNWELL = Pattern.compile("\\bunwell\\b", Pattern.CASE_INSENSITIVE);

    /** Either words or a function to call. */
    sealed interface Answer {
        record Words(String text) implements Answer {}

        record Call(String name, JsonObject arguments) implements Answer {}
    }

    private SpokenRules() {}

    /** @param said the person's last words; null if they said nothing */
    static Answer to(@Nullable String said, JsonArray tools) {
        if (said != null && FAREWELL.matcher(said).find() && tool(tools, "end_call") != null) {
            return new Answer.Call("end_call", new JsonObject().put("reason", "goodbye"));
        }
        JsonObject concern = tool(tools, "raise_concern");
        if (said != null && UNWELL.matcher(said).find() && concern != null) {
            return new Answer.Call(
                    "raise_concern",
                    new JsonObject().put("category", firstCategory(concern)).put("words", said));
        }
        return new Answer.Words(ChatRules.reply(said));
    }

    private static String firstCategory(JsonObject tool) {
        return tool.getJsonObject("parameters")
                .getJsonObject("properties")
                .getJsonObject("category")
                .getJsonArray("enum")
                .getString(0);
    }

    private static @Nullable JsonObject tool(JsonArray tools, String name) {
        for (int at = 0; at < tools.size(); at++) {
            if (name.equals(tools.getJsonObject(at).getString("name"))) {
                return tools.getJsonObject(at);
            }
        }
        return null;
    }
}
