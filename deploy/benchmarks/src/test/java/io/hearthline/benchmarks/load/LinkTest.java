package io.hearthline.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkTest {
    /// The example of RFC 6455, section 1.3.
    @Test
    void acceptsAsTheStandardSays() {
        assertThat(Link.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    /// The example of RFC 6455, section 5.7.
    @Test
    void masksAsTheStandardSays() {
        byte[] hello = "Hello".getBytes(US_ASCII);

        Link.mask(hello, 0, hello.length, 0x37fa213d);

        assertThat(hello).containsExactly(0x7f, 0x9f, 0x4d, 0x51, 0x58);
    }

    @Test
    void masksEveryLengthByteForByte() {
        int mask = 0x81c2f3a4;
        for (int length = 0; length < 40; length++) {
            byte[] masked = new byte[length + 3];
            Link.mask(masked, 3, length, mask);
            for (int i = 0; i < length; i++) {
                assertThat(masked[i + 3]).isEqualTo((byte) (mask >>> (24 - 8 * (i % 4))));
            }
        }
    }
}
