package io.hearthline.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class StampTest {
    private static final long MOST_NANOS = (1L << 54) - 1;
    private static final int MOST_FRAMES = (1 << 30) - 1;

    private final byte[] text = "{\"payload\":\"////////////////////////\"}".getBytes(US_ASCII);

    @Test
    void saysWhatWasWritten() {
        Stamp.write(text, 12, true, MOST_FRAMES, MOST_NANOS);

        int at = Stamp.find(text, 0, text.length, -1);
        assertThat(at).isEqualTo(12);
        assertThat(Stamp.counted(text, at)).isTrue();
        assertThat(Stamp.number(text, at)).isEqualTo(MOST_FRAMES);
        assertThat(Stamp.nanos(text, at)).isEqualTo(MOST_NANOS);
    }

    @Test
    void isAudioLikeAnyOther() {
        Stamp.write(text, 12, false, 7, 1_234_567_890_123L);

        String payload = new String(text, 12, 24, US_ASCII);
        assertThat(Base64.getEncoder().encodeToString(Base64.getDecoder().decode(payload)))
                .isEqualTo(payload);
        assertThat(Stamp.counted(text, 12)).isFalse();
    }

    @Test
    void isFoundWhereItIsWhateverTheHint() {
        Stamp.write(text, 12, true, 1, 1);

        assertThat(Stamp.find(text, 3, text.length, 12)).isEqualTo(12);
        assertThat(Stamp.find(text, 3, text.length, 9)).isEqualTo(12);
        assertThat(Stamp.find(text, 13, text.length, 12)).isEqualTo(-1);
        assertThat(Stamp.find(text, 0, 12 + Stamp.LENGTH - 1, 12)).isEqualTo(-1);
    }
}
