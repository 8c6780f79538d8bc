package io.hearthline.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinearResamplerTest {
    @Test
    void drawsLinesBetweenSamplesAndAcrossFrames() {
        LinearResampler up = LinearResampler.up(3);
        short[] out = new short[6];

        assertThat(up.resample(new short[] {30, 0}, 2, out)).isEqualTo(6);
        assertThat(out).containsExactly(10, 20, 30, 20, 10, 0);

        up.resample(new short[] {-30, -30}, 2, out);
        assertThat(out).containsExactly(-10, -20, -30, -30, -30, -30);
    }

    @Test
    void keepsEveryThirdSample() {
        short[] out = new short[2];

        assertThat(LinearResampler.down(3).resample(new short[] {1, 2, 3, 4, 5, 6}, 6, out))
                .isEqualTo(2);

        assertThat(out).containsExactly(1, 4);
    }
}
