package io.hearthline.llm.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.concern.ConcernCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes a dangerous sentence back and what does not; the scores are held elsewhere. */
class SafetyNetTest {
    private final SafetyNet net = new SafetyNet(ConcernCategory.load());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I don't want to alarm you but my chest hurts",
                "My chest hurts and I can't breathe",
                "Help me please",
                "I fell and I can't get up",
                "im on the floor and i cant get up",
                "Me chest is tight, love",
                "my hearts pounding and I've a tightness here",
                "I, I, um, I can't, I can't breathe"
            })
    void hearsDangerBehindPoliteWordsAndPoorTranscripts(String said) {
        assertThat(net.claim(said)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "My chest hurts, My chest doesn't hurt",
        "My chest hurts, My sister's chest hurts",
        "My chest hurts, My chest hurt years ago",
        "I fell and hurt my hip, If I fell and hurt my hip I would call",
        "I passed out, A man on the news passed out",
        "I passed out, I passed out the leaflets",
        "My arm is numb all of a sudden, My arm was numb from sleeping on it"
    })
    void tellsAClaimFromItsDenialItsPastAndOtherPeople(String claim, String other) {
        assertThat(net.claim(claim)).isPresent();
        assertThat(net.claim(other)).isEmpty();
    }

    @Test
    void takesTheGravestOfSeveralClaims() {
        assertThat(net.claim("My temperature is a hundred and two and I can't breathe"))
                .hasValueSatisfying(claim -> assertThat(claim.category().id()).isEqualTo("breathing"));
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
}
