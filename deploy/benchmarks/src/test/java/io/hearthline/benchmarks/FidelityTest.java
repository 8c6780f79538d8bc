package io.hearthline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hearthline.benchmarks.peers.LinearResampler;
import io.hearthline.telephony.audio.Resampler;
import org.junit.jupiter.api.Test;

class FidelityTest {
    @Test
    void theProductMeetsItsFigures() {
        Fidelity fidelity =
                Fidelity.of(() -> Resampler.of(8000, 24_000)::resample, () -> Resampler.of(24_000, 8000)::resample);

        assertThat(fidelity.droopDb()).isLessThan(0.1);
        assertThat(fidelity.imagesDb()).isLessThan(-60);
        assertThat(fidelity.aliasesDb()).isLessThan(-60);
        assertThat(fidelity.delayMs()).isEqualTo(3.25);
    }

    /// A line between two of every three samples is a triangle of six: (sin(3x) / (3 sin x))² at x = π 3400 / 24000.
    @Test
    void straightLinesDroopAsTheirTriangleSays() {
        double x = Math.PI * 3400 / 24_000;
        double droopDb = -40 * Math.log10(Math.sin(3 * x) / (3 * Math.sin(x)));

        Fidelity fidelity = Fidelity.of(() -> LinearResampler.up(3)::resample, () -> LinearResampler.down(3)::resample);

        assertThat(fidelity.droopDb()).isCloseTo(droopDb, within(0.01));
    }

    @Test
    void takingEveryThirdSampleFoldsEverythingBack() {
        Fidelity fidelity = Fidelity.of(() -> LinearResampler.up(3)::resample, () -> LinearResampler.down(3)::resample);

        assertThat(fidelity.aliasesDb()).isGreaterThan(-0.5);
        assertThat(fidelity.imagesDb()).isGreaterThan(-20);
    }
}
