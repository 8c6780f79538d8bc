package io.hearthline.llm.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 20);

    @Test
    void readsTheDevelopmentCasesAsTheConventionsSay() throws IOException {
        List<String> wrong = new ArrayList<>();
        JsonNode cases = cases();
        for (JsonNode each : cases) {
            String expected = expected(each.get("expect"));
            String read = read(each);
            if (!expected.equals(read)) {
                wrong.add(each.get("id").asText() + ": " + read + " instead of " + expected);
            }
        }
        double right = 1 - (double) wrong.size() / cases.size();

        assertThat(right)
                .as("share of %d cases read rightly; wrong: %s", cases.size(), wrong)
                .isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void readsForgottenAsNo() {
        assertThat(yesNo("I have forgotten")).isFalse();
        assertThat(yesNo("I have")).isTrue();
    }

    @Test
    void doesNotFindNumbersInsideOtherWords() {
        Expected scale = new Expected.Scale("One to ten, how rested do you feel?", 1, 10);

        assertThat(AnswerReader.read(scale, "none", FRIDAY)).isNotInstanceOf(Reading.Answered.class);
        assertThat(AnswerReader.read(scale, "often", FRIDAY)).isNotInstanceOf(Reading.Answered.class);
    }

    private static @Nullable Boolean yesNo(String said) {
        return YesNoReader.read("Did you take your water pill today?", Words.of(said));
    }

    private static JsonNode cases() throws IOException {
        try (InputStream in = AnswerReaderTest.class.getResourceAsStream("/clinical/answers-dev.json")) {
            return Json.MAPPER.readTree(in).get("cases");
        }
    }

    private static String expected(JsonNode expect) {
        JsonNode value = expect.get("value");
        String status = expect.get("status").asText();
        if (value == null || value.isNull()) {
            return status;
        }
        return status + " " + (value.isObject() ? value.get("systolic") + "/" + value.get("diastolic") : plain(value));
    }

    private static String plain(JsonNode value) {
        return value.isNumber() ? Double.toString(value.asDouble()) : value.asText();
    }

    private static String read(JsonNode each) {
        Expected expected = question(each.get("question"));
        Reading reading = AnswerReader.read(expected, each.get("utterance").asText(), FRIDAY);
        return switch (reading) {
            case Reading.Answered(var value, var _) -> ("answered " + text(value)).strip();
            case Reading.Uncertain _ -> "uncertain";
            case Reading.Refused _ -> "refused";
            case Reading.Asks _ -> "asks";
            case Reading.Stop(var value) -> value == null ? "stop" : "stop " + text(value);
            case Reading.OffTopic _ -> "off_topic";
            case Reading.Silent _ -> "silent";
        };
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Amount(var n) -> Double.toString(n);
            case Value.Flag(var yes) -> Boolean.toString(yes);
            case Value.Option(var choice) -> choice;
            case Value.Pressure(var systolic, var diastolic) -> systolic + "/" + diastolic;
            case Value.Clock(var time) -> time.toString();
            case Value.Free() -> "";
        };
    }

    private static Expected question(JsonNode q) {
        String ask = q.get("ask").asText();
        List<String> choices = new ArrayList<>();
        q.path("choices").forEach(c -> choices.add(c.asText()));
        return switch (q.get("type").asText()) {
            case "scale" ->
                new Expected.Scale(ask, q.get("min").asInt(), q.get("max").asInt());
            case "number" ->
                new Expected.Amount(
                        ask,
                        q.get("min").asDouble(),
                        q.get("max").asDouble(),
                        q.get("unit").asText());
            case "duration" ->
                new Expected.Duration(
                        ask,
                        q.get("min").asDouble(),
                        q.get("max").asDouble(),
                        q.get("unit").asText());
            case "blood_pressure" -> new Expected.Pressure(ask);
            case "time" -> new Expected.Time(ask, time(q.get("min")), time(q.get("max")));
            case "boolean" -> new Expected.YesNo(ask);
            case "choice" -> new Expected.Choice(ask, choices);
            default -> new Expected.Text(ask);
        };
    }

    private static @Nullable LocalTime time(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : LocalTime.parse(node.asText());
    }
}
