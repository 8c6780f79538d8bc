package io.hearthline.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenEventsTest {
    static Stream<Arguments> events() {
        return Stream.of(
                        group(Topics.CALLS, CallEvent.class, EventSamples.calls()),
                        group(Topics.DIALOGUES, DialogueEvent.class, EventSamples.dialogues()),
                        group(Topics.RECORDS, RecordEvent.class, EventSamples.records()),
                        group(Topics.RECIPIENTS, RecipientEvent.class, EventSamples.recipients()),
                        group(Topics.ACCESS, AccessEvent.class, EventSamples.access()))
                .flatMap(g -> g);
    }

    private static Stream<Arguments> group(String topic, Class<? extends Event> kind, List<? extends Event> events) {
        return events.stream().map(event -> Arguments.of(topic, kind, event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isWrittenAsItsGoldenFileAndReadBack(String topic, Class<? extends Event> kind, Event event)
            throws IOException {
        JsonNode golden = golden(topic, event.type());

        assertThat(Json.MAPPER.readTree(Json.write(event))).isEqualTo(golden);
        assertThat(Json.read(golden.toString(), kind)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysNothingOfAPersonInItsText(String topic, Class<? extends Event> kind, Event event) {
        assertThat(event.toString())
                .as("%s on %s", kind.getSimpleName(), topic)
                .doesNotContain(
                        "chest hurts", "Margaret", "+1415", "Anna", "Slept", "six and a half", "sister", "STOP");
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyTypeHasASample(String topic, Class<? extends Event> kind, Event event) {
        List<String> sampled = events().filter(each -> Objects.equals(each.get()[1], kind))
                .map(each -> ((Event) each.get()[2]).type())
                .toList();

        assertThat(Arrays.stream(kind.getPermittedSubclasses()).map(Class::getSimpleName))
                .as("%s of %s", event.type(), topic)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(sampled.stream(), Stream.of("Unknown")).toList());
    }

    @Test
    void aTypeOfTheFutureIsUnknown() {
        assertThat(Json.read("{\"type\":\"CallHummed\",\"tune\":\"x\"}", CallEvent.class))
                .isEqualTo(new CallEvent.Unknown());
    }

    private static JsonNode golden(String topic, String type) throws IOException {
        try (InputStream in = GoldenEventsTest.class.getResourceAsStream("/golden/" + topic + "/" + type + ".json")) {
            return Json.MAPPER.readTree(Objects.requireNonNull(in, "no golden file of " + type));
        }
    }
}
