package io.hearthline.telephony.personas;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallSession.PastSummary;
import io.hearthline.contracts.session.Profile;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptRendererTest {
    private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
    private final Profile person = new Profile(
            "Margaret Hale",
            "Margaret",
            ZoneId.of("Europe/London"),
            "en-GB",
            List.of("diabetes"),
            List.of("metformin {{secret}}"));

    @ParameterizedTest
    @EnumSource(CallKind.class)
    void leavesNoPlaceholderOpen(CallKind kind) {
        String prompt = PromptRenderer.prompt(kind, Persona.DEFAULT, person, List.of(), NOW);

        assertThat(prompt)
                .contains("Margaret", "never diagnose", "emergency number", "Monday, 1 June 2026, 09:00")
                .doesNotContain("{", "}");
    }

    @Test
    void knowsTheLastCalls() {
        List<PastSummary> last = List.of(new PastSummary(Instant.parse("2026-05-31T08:00:00Z"), "Slept well."));

        assertThat(PromptRenderer.prompt(CallKind.HEALTH_CHECK, Persona.DEFAULT, person, last, NOW))
                .contains("31 May: Slept well.");
    }

    @Test
    void greetsWithoutAHealthWordAndEndsWithTheRightPartyQuestion() {
        assertThat(PromptRenderer.greeting(Persona.DEFAULT, person, false))
                .contains("I'm an automated assistant, an AI")
                .endsWith("Am I speaking with Margaret?")
                .doesNotContainIgnoringCase("health", "recorded", "medicine", "diabetes");
        assertThat(PromptRenderer.greeting(Persona.DEFAULT, person, true)).contains("This call is recorded.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi there", "Hi, {agent} calling for {organisation}.", "Are you up?", "I am a person!"})
    void saysWhatItIsAndAsksWhoIsThereWhateverTheGreeting(String words) {
        Persona own = new Persona(
                Persona.DEFAULT.id(), "June", "Greenfield {care}", Persona.DEFAULT.voice(), words, "Call {name} back.");

        assertThat(PromptRenderer.greeting(own, person, true))
                .endsWith(" I'm an automated assistant, an AI. This call is recorded. Am I speaking with Margaret?")
                .doesNotContain("{", "}");
        assertThat(PromptRenderer.voicemail(own, person)).isEqualTo("Call Margaret back.");
    }

    @Test
    void leavesAMessageWithoutAHealthWord() {
        assertThat(PromptRenderer.voicemail(Persona.DEFAULT, person))
                .contains("Rosie", "Margaret", "automated")
                .doesNotContainIgnoringCase("health", "medicine", "check-in", "diabetes");
    }
}
