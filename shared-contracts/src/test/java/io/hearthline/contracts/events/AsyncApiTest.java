package io.hearthline.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/asyncapi.yaml} against the records. */
class AsyncApiTest {
    private static final JsonNode API = read();
    private static final Map<String, Class<? extends Event>> TOPICS = Map.of(
            Topics.CALLS, CallEvent.class,
            Topics.DIALOGUES, DialogueEvent.class,
            Topics.RECORDS, RecordEvent.class,
            Topics.RECIPIENTS, RecipientEvent.class,
            Topics.ACCESS, AccessEvent.class);

    static Set<String> topics() {
        return TOPICS.keySet();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void namesEveryEventOfTheTopic(String topic) {
        JsonNode messages = API.at("/channels/" + topic.replace("/", "~1") + "/messages");

        assertThat(names(messages))
                .isEqualTo(Arrays.stream(TOPICS.get(topic).getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .filter(name -> !name.equals("Unknown"))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void describesTheFieldsOfEveryEvent(String topic) {
        for (Class<?> event : TOPICS.get(topic).getPermittedSubclasses()) {
            if (event.getSimpleName().equals("Unknown")) {
                continue;
            }
            JsonNode schema = API.at("/channels/" + topic + "/messages/" + event.getSimpleName() + "/payload");
            Set<String> fields = new TreeSet<>(Set.of("type"));
            Set<String> required = new TreeSet<>(Set.of("type"));
            for (RecordComponent component : event.getRecordComponents()) {
                fields.add(component.getName());
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    required.add(component.getName());
                }
            }
            assertThat(names(schema.path("properties")))
                    .as("fields of %s", event.getSimpleName())
                    .isEqualTo(fields);
            Set<String> declared = StreamSupport.stream(schema.path("required").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.toSet());
            assertThat(declared)
                    .as("required fields of %s", event.getSimpleName())
                    .isEqualTo(required);
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Path.of("../docs/asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
