package io.hearthline.sandbox.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a service's log, for somebody who wants to know why it is not running. */
final class LogTail {
    private static final int LINES = 8;
    private static final int WIDTH = 300;

    private LogTail() {}

    /** The last lines, with the level and message of those that are JSON; services log no personal data. */
    static String of(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            StringBuilder text = new StringBuilder();
            lines.stream()
                    .skip(Math.max(0, lines.size() - LINES))
                    .map(LogTail::readable)
                    .forEach(line -> text.append("\n    ").append(line));
            return text.isEmpty() ? "it said nothing" : text.toString();
        } catch (IOException e) {
            return "its log cannot be read (" + e.getClass().getSimpleName() + ")";
        }
    }

    private static String readable(String line) {
        String text = line;
        if (line.startsWith("{")) {
            try {
                JsonNode json = Json.MAPPER.readTree(line);
                text = json.path("level").asText() + " " + json.path("message").asText() + cause(json);
            } catch (JsonProcessingException e) {
                // Half a line, or another format: shown as it is.
                text = line;
            }
        }
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "…";
    }

    private static String cause(JsonNode json) {
        JsonNode exception = json.path("exception");
        String message = exception.path("message").asText("");
        return message.isEmpty() ? "" : " (" + message + ")";
    }
}
