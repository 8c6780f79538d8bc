package io.hearthline.llm.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JSON file of cases. */
final class CaseFile {
    private CaseFile() {}

    /** @throws UnusableException if there is no such file or it is not JSON */
    static JsonNode read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UnusableException(file, "no such file");
        }
        try {
            return Json.MAPPER.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new UnusableException(file, "not JSON", e);
        } catch (IOException e) {
            throw new UnusableException(file, "unreadable", e);
        }
    }

    /** @throws UnusableException if the field is missing or no text */
    static String text(JsonNode node, String field, Path file) {
        JsonNode value = node.get(field);
        if (value == null || !value.isTextual()) {
            throw new UnusableException(file, "a case without " + field);
        }
        return value.asText();
    }

    /** A file that is not what it should be; the message names it and says why in one line. */
    static final class UnusableException extends RuntimeException {
        UnusableException(Path file, String why) {
            super(file + ": " + why);
        }

        UnusableException(Path file, String why, Throwable cause) {
            super(file + ": " + why, cause);
        }
    }
}
