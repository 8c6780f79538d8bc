package io.hearthline.telephony;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Sample messages and signature vectors under {@code src/test/resources}. */
public final class Fixtures {
    private Fixtures() {}

    /** The file's text. */
    public static String text(String path) {
        try (InputStream stream = Objects.requireNonNull(Fixtures.class.getResourceAsStream("/" + path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as a tree. */
    public static JsonNode json(String path) {
        try {
            return Json.MAPPER.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signature vectors whose kind starts so. */
    public static Stream<JsonNode> vectors(String kind) {
        return StreamSupport.stream(json("signatures.json").get("vectors").spliterator(), false)
                .filter(vector -> vector.get("kind").asText().startsWith(kind));
    }
}
