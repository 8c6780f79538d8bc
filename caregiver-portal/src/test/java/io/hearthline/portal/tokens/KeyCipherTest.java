package io.hearthline.portal.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeyCipherTest {
    private static final byte[] TEXT = "a private key".getBytes(StandardCharsets.UTF_8);

    @Test
    void readsWhatItWrote() {
        var cipher = new KeyCipher("one secret of sixteen");

        assertThat(cipher.decrypt(cipher.encrypt(TEXT, "kid"), "kid")).isEqualTo(TEXT);
    }

    @Test
    void namesTheVariableWhenTheSecretIsAnother() {
        String encrypted = new KeyCipher("one secret of sixteen").encrypt(TEXT, "kid");

        assertThatThrownBy(() -> new KeyCipher("another secret of many").decrypt(encrypted, "kid"))
                .hasMessageContaining("JWT_KEY_ENCRYPTION_KEY");
    }

    @Test
    void refusesAKeyUnderAnotherName() {
        var cipher = new KeyCipher("one secret of sixteen");
        String encrypted = cipher.encrypt(TEXT, "kid");

        assertThatThrownBy(() -> cipher.decrypt(encrypted, "other")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeySignsForThirtyDaysAndVerifiesForADayMore() {
        Instant made = Instant.parse("2026-11-01T00:00:00Z");
        SigningKey key = SigningKey.generate(made);

        assertThat(key.signsAt(made.plus(Duration.ofDays(29)))).isTrue();
        assertThat(key.signsAt(made.plus(Duration.ofDays(30)))).isFalse();
        assertThat(key.verifiesAt(made.plus(Duration.ofDays(30)))).isTrue();
        assertThat(key.verifiesAt(made.plus(Duration.ofDays(31)))).isFalse();
    }
}
