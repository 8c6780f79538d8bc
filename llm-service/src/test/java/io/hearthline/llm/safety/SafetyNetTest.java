package io.hearthline.llm.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores on the development half of the red flags only; a score on it is no measure of quality by itself. */
class SafetyNetTest {
    private final SafetyNet net = new SafetyNet(ConcernCategory.load());

    @Test
    void hearsTheEmergenciesOfTheDevelopmentHalf() throws IOException {
        List<String> missed = new ArrayList<>();
        int all = 0;
        for (JsonNode category : categories()) {
            for (JsonNode positive : category.get("positive")) {
                boolean emergency = category.get("severity").asText().equals("emergency");
                all += emergency ? 1 : 0;
                if (emergency && net.claim(positive.asText()).isEmpty()) {
                    missed.add(category.get("id").asText() + ": " + positive.asText());
                }
            }
        }

        assertThat(1 - (double) missed.size() / all)
                .as("recall; missed: %s", missed)
                .isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void hearsTheUrgentSentencesOfTheDevelopmentHalf() throws IOException {
        List<String> missed = new ArrayList<>();
        int all = 0;
        for (JsonNode category : categories()) {
            for (JsonNode positive : category.get("positive")) {
                all++;
                if (!net.claims(category.get("id").asText(), positive.asText())) {
                    missed.add(category.get("id").asText() + ": " + positive.asText());
                }
            }
        }

        assertThat(1 - (double) missed.size() / all)
                .as("recall by category; missed: %s", missed)
                .isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void staysCalmAtMostNearMissesOfTheDevelopmentHalf() throws IOException {
        List<String> alarms = new ArrayList<>();
        int all = 0;
        for (JsonNode category : categories()) {
            for (JsonNode negative : category.get("negative")) {
                all++;
                net.claim(negative.asText())
                        .ifPresent(claim -> alarms.add(claim.category().id() + ": " + negative.asText()));
            }
        }

        assertThat((double) alarms.size() / all).as("false alarms: %s", alarms).isLessThanOrEqualTo(0.01);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I don't want to alarm you but my chest hurts",
                "My chest hurts and I can't breathe",
                "Help me please",
                "I fell and I can't get up"
            })
    void hearsDangerBehindPoliteWords(String said) {
        assertThat(net.claim(said)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "About a seven",
                "No, nothing new",
                "Yes, all of them",
                "Six and a half hours",
                "No, thank you",
                "My knee is a bit sore",
                "I slept well and had a good breakfast",
                "Yes, this is Margaret"
            })
    void hearsNoDangerInOrdinaryAnswers(String said) {
        assertThat(net.claim(said)).isEmpty();
    }

    private static JsonNode categories() throws IOException {
        try (InputStream in = SafetyNetTest.class.getResourceAsStream("/clinical/red-flags.json")) {
            return Json.MAPPER.readTree(in).get("categories");
        }
    }
}
