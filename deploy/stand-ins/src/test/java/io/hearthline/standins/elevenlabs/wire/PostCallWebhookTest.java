package io.hearthline.standins.elevenlabs.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostCallWebhookTest {

    @Test
    void signsTheSecondsAndTheRawBody() {
        // HMAC-SHA256 of "1.{}" with the key "key", computed with OpenSSL.
        assertThat(PostCallWebhook.signature("key", 1, "{}"))
                .isEqualTo("t=1,v0=1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224");
    }
}
