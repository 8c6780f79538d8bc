package io.hearthline.contracts.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.ids.CallId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ControlWordTest {
    private static final Instant NOW = Instant.parse("2026-03-20T09:01:30Z");
    private final CallToken tokens = new CallToken("0123456789abcdef");
    private final CallId call = CallId.random();

    @Test
    void countsForItsOwnCallUntilItExpires() {
        String word = ControlWord.goodbye(tokens, call, NOW.plusSeconds(60));

        assertThat(ControlWord.saysGoodbye(word, tokens, call, NOW)).isTrue();
        assertThat(ControlWord.saysGoodbye("I slept well " + word, tokens, call, NOW))
                .isTrue();
        assertThat(ControlWord.saysGoodbye(word, tokens, CallId.random(), NOW)).isFalse();
        assertThat(ControlWord.saysGoodbye(word, tokens, call, NOW.plusSeconds(60)))
                .isFalse();
        assertThat(ControlWord.saysGoodbye(word, new CallToken("fedcba9876543210"), call, NOW))
                .isFalse();
    }

    @Test
    void aTokenOfAnotherPurposeIsNoWord() {
        String word = "[[goodbye " + tokens.mint(call, CallToken.Purpose.COMPLETIONS, NOW.plusSeconds(60)) + "]]";

        assertThat(ControlWord.saysGoodbye(word, tokens, call, NOW)).isFalse();
        assertThat(ControlWord.saysGoodbye("[[goodbye x.y.z]]", tokens, call, NOW))
                .isFalse();
    }

    @Test
    void nothingOfItIsSpeech() {
        String word = ControlWord.goodbye(tokens, call, NOW);

        assertThat(ControlWord.without("I slept well " + word)).isEqualTo("I slept well");
        assertThat(ControlWord.without(word)).isEmpty();
        assertThat(ControlWord.without("good [[bye]]")).isEqualTo("good [[bye]]");
        assertThat(ControlWord.in(word)).isTrue();
        assertThat(ControlWord.in("goodbye")).isFalse();
    }
}
