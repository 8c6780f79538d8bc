package io.hearthline.standins.realtime;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conversation: what was said, called and answered, in order. */
final class Items {
    /** One item; {@code audioBytes} is what was sent of its speech. */
    static final class Item {
        private final String id;
        private final String type;
        private final String role;
        private String text;
        private String status = "in_progress";
        private int audioMs;
        private @Nullable Integer truncatedAtMs;

        private Item(String id, String type, String role, String text) {
            this.id = id;
            this.type = type;
            this.role = role;
            this.text = text;
        }

        String id() {
            return id;
        }

        String text() {
            return text;
        }

        void append(String more) {
            text += more;
        }

        void sent(int ms) {
            audioMs += ms;
        }

        void status(String next) {
            status = next;
        }

        /** @throws Refusal if it is no speech of the model's, or so much of it was never sent */
        void truncate(int endMs) {
            if (!role.equals("assistant") || !type.equals("message")) {
                throw Refusal.invalid("item_id", "Only model output audio messages can be truncated");
            }
            if (endMs > audioMs) {
                throw new Refusal(
                        "invalid_value",
                        "Audio content of " + audioMs + "ms is already shorter than " + endMs + "ms",
                        null);
            }
            truncatedAtMs = endMs;
        }

        JsonObject view() {
            var view = new JsonObject()
                    .put("id", id)
                    .put("object", "realtime.item")
                    .put("type", type)
                    .put("status", status);
            if (!type.equals("message")) {
                return view;
            }
            var content = new JsonArray();
            if (role.equals("user")) {
                content.add(new JsonObject().put("type", "input_audio").putNull("transcript"));
            } else if (!text.isEmpty()) {
                content.add(new JsonObject().put("type", "output_audio").put("transcript", text));
            }
            return view.put("role", role).put("content", content);
        }
    }

    private final List<Item> items = new ArrayList<>();
    private int named;

    String nextId() {
        return "item_" + Integer.toHexString(System.identityHashCode(this)) + "_" + ++named;
    }

    Item add(String id, String type, String role, String text) {
        var item = new Item(id, type, role, text);
        items.add(item);
        return item;
    }

    /** What comes before the newest item; null if nothing does. */
    @Nullable
    String beforeLast() {
        return items.size() < 2 ? null : items.get(items.size() - 2).id();
    }

    /** @throws Refusal if there is none */
    Item find(String id) {
        return items.stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("item_not_found", "Item with item_id not found.", "item_id"));
    }

    /** What the person said last; null if they said nothing, or a tool has answered since. */
    @Nullable
    String lastOfPerson() {
        for (Item item : items.reversed()) {
            if (item.type.equals("message") && item.role.equals("user")) {
                return item.text();
            }
        }
        return null;
    }

    /** Whether the newest item is a tool's answer. */
    boolean endsWithToolAnswer() {
        return !items.isEmpty() && items.getLast().type.equals("function_call_output");
    }

    List<SessionReport.Item> report() {
        return items.stream()
                .map(item -> new SessionReport.Item(item.role, item.text, item.truncatedAtMs))
                .toList();
    }
}
