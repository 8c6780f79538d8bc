package io.hearthline.standins.elevenlabs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sample messages of the vendor. */
final class Fixtures {

    private Fixtures() {}

    static JsonObject read(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/elevenlabs/" + name + ".json")) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a streamed answer. */
    static List<String> lines(String name) {
        return read(name).getJsonArray("data_lines").stream()
                .map(String::valueOf)
                .toList();
    }

    /** All paths of a message, to compare shapes. */
    static Set<String> paths(JsonObject message) {
        var paths = new TreeSet<String>();
        collect("", message, paths);
        return paths;
    }

    private static void collect(String at, Object value, Set<String> paths) {
        switch (value) {
            case JsonObject object ->
                object.forEach(field -> collect(at + "." + field.getKey(), field.getValue(), paths));
            case JsonArray array -> paths.add(at + "[]");
            case null, default -> paths.add(at);
        }
    }
}
