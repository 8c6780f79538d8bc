package io.hearthline.contracts.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthline.contracts.ids.CallId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTokenTest {
    private static final Instant NOW = Instant.parse("2026-03-20T09:00:00Z");
    private final CallToken tokens = new CallToken("a secret of enough length");
    private final CallId call = CallId.random();

    @Test
    void namesTheCallItWasMintedFor() {
        String token = tokens.mint(call, CallToken.Purpose.STREAM, NOW.plusSeconds(60));

        assertThat(tokens.verify(token, CallToken.Purpose.STREAM, NOW)).contains(call);
    }

    @Test
    void opensTheStreamItWasMintedForAndNoOther() {
        CallToken.Subject third = new CallToken.Subject(call, 2);
        String token = tokens.mintStream(third, NOW.plusSeconds(60));

        assertThat(tokens.verifyStream(token, NOW)).contains(third);
        assertThat(tokens.verifyStream(token.replaceFirst("\\.2\\.", ".3."), NOW))
                .isEmpty();
        assertThat(tokens.verifyStream(tokens.mint(call, CallToken.Purpose.STREAM, NOW.plusSeconds(60)), NOW))
                .contains(new CallToken.Subject(call, 0));
    }

    @Test
    void isRefusedForAnotherPurposeAfterItsTimeAndUnderAnotherSecret() {
        String token = tokens.mint(call, CallToken.Purpose.STREAM, NOW.plusSeconds(60));

        assertThat(tokens.verify(token, CallToken.Purpose.COMPLETIONS, NOW)).isEmpty();
        assertThat(tokens.verify(token, CallToken.Purpose.STREAM, NOW.plusSeconds(60)))
                .isEmpty();
        assertThat(new CallToken("another secret of enough length").verify(token, CallToken.Purpose.STREAM, NOW))
                .isEmpty();
    }

    @Test
    void hostileTextIsNoToken() {
        for (String text : List.of("", ".", "..", "a.b.c", call + ".9999999999.x", "💥", call.toString())) {
            assertThat(tokens.verify(text, CallToken.Purpose.STREAM, NOW)).isEmpty();
        }
    }

    @Test
    void aShortSecretIsRefusedByName() {
        assertThatThrownBy(() -> new CallToken("short")).hasMessageContaining("CALL_TOKEN_SECRET");
    }
}
