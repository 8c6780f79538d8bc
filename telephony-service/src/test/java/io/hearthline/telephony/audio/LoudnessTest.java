package io.hearthline.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LoudnessTest {
    @Test
    void aFullScaleSineIsTheZeroOfTheScale() {
        short[] sine = Signal.tone(1000, 32767, 8000, 8000);

        assertThat(Loudness.rmsDbfs(sine, sine.length)).isCloseTo(0, within(0.01));
    }

    @Test
    void halfTheAmplitudeIsSixDecibelsLess() {
        short[] sine = Signal.tone(1000, 16384, 8000, 8000);

        assertThat(Loudness.rmsDbfs(sine, sine.length)).isCloseTo(-6.02, within(0.01));
    }

    /// ITU-T G.711, table 6: 0 dBm0 of mu-law is 3.17 dB under its overload point of 8159 x 4.
    @Test
    void theDigitalMilliwattReadsItsLevel() {
        short[] pcm = new short[8];
        MuLaw.decode(new byte[] {0x1E, 0x0B, 0x0B, 0x1E, (byte) 0x9E, (byte) 0x8B, (byte) 0x8B, (byte) 0x9E}, 8, pcm);

        double overload = Signal.decibels(8159 * 4 / 32768.0);
        assertThat(Loudness.rmsDbfs(pcm, 8)).isCloseTo(overload - 3.17, within(0.01));
        assertThat(Loudness.peak(pcm, 8)).isEqualTo(5215 * 4);
    }

    @Test
    void theLoudestSquareWaveIsThreeDecibelsOver() {
        short[] square = new short[800];
        Arrays.fill(square, Short.MIN_VALUE);

        assertThat(Loudness.rmsDbfs(square, 800)).isCloseTo(3.01, within(0.01));
        assertThat(Loudness.peak(square, 800)).isEqualTo(32768);
    }

    @Test
    void silenceAndNothingReadTheFloor() {
        assertThat(Loudness.rmsDbfs(new short[160], 160)).isEqualTo(Loudness.SILENCE_DBFS);
        assertThat(Loudness.rmsDbfs(new short[160], 0)).isEqualTo(Loudness.SILENCE_DBFS);
        assertThat(Loudness.peak(new short[160], 160)).isZero();
    }

    @Test
    void onlyTheLengthGivenCounts() {
        short[] pcm = {100, -200, 300, 30000};

        assertThat(Loudness.peak(pcm, 3)).isEqualTo(300);
        assertThatIllegalArgumentException().isThrownBy(() -> Loudness.peak(pcm, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Loudness.rmsDbfs(pcm, -1));
    }
}
