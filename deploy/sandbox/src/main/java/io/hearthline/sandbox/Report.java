package io.hearthline.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.sandbox.suite.Port;
import io.hearthline.sandbox.suite.Service;
import io.hearthline.sandbox.suite.Suite;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What is kept of a call, as the records API tells it. */
final class Report {
    private static final int WIDEST = 46;

    private final Suite suite;
    private final PrintStream out;

    Report(Suite suite, PrintStream out) {
        this.suite = suite;
        this.out = out;
    }

    void print(String callId, String dialogueId) {
        JsonNode summary = suite.api()
                .get(Service.WORKER, "/summaries/" + callId)
                .orThrow("the summary cannot be read")
                .json();
        out.println();
        out.println("summary   " + summary.path("headline").asText());
        summary.path("text").asText().lines().forEach(line -> out.println("          " + line));
        out.println();
        JsonNode health = suite.api()
                .get(Service.WORKER, "/records/" + dialogueId)
                .orThrow("the health record cannot be read")
                .json();
        out.println("record    severity " + health.path("severity").asText()
                + (health.path("partial").asBoolean() ? ", partial" : ""));
        table(health.path("answers"));
        out.println();
        out.println("to read   " + suite.ports().url(Port.PORTAL) + "/calls/" + callId);
        out.println();
    }

    private void table(JsonNode answers) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("question", "answer", "said", "severity"));
        for (JsonNode answer : answers) {
            rows.add(List.of(
                    answer.path("questionId").asText(),
                    answer.path("display").asText(),
                    answer.path("said").asText(),
                    answer.path("severity").asText("")));
        }
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.min(
                        WIDEST, Math.max(widths[column], row.get(column).length()));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int column = 0; column < widths.length; column++) {
                line.append(padded(row.get(column), widths[column])).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static String padded(String text, int width) {
        String shown = text.length() <= width ? text : text.substring(0, width - 1) + "…";
        return shown + " ".repeat(width - shown.length());
    }
}
