package io.hearthline.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuLawTest {
    /// ITU-T G.711, tables 2a and 2b: the first interval of each segment, the last of the highest, and the least ones.
    @ParameterizedTest
    @CsvSource({
        "0b10000000, 8031", "0b10001111, 4191", "0b10011111, 2079", "0b10101111, 1023", "0b10111111, 495",
        "0b11001111, 231", "0b11011111, 99", "0b11101111, 33", "0b11111110, 2", "0b11111111, 0",
        "0b00000000, -8031", "0b00001111, -4191", "0b00011111, -2079", "0b00101111, -1023", "0b00111111, -495",
        "0b01001111, -231", "0b01011111, -99", "0b01101111, -33", "0b01111110, -2", "0b01111111, 0"
    })
    void decodesTheValuesOfTheStandardsTables(String bits, int fourteenBits) {
        byte code = (byte) Integer.parseInt(bits.substring(2), 2);

        assertThat(MuLaw.decode(code)).isEqualTo((short) (fourteenBits * 4));
    }

    /// ITU-T G.711, table 2a, decision values x: between two of them the code does not change.
    @ParameterizedTest
    @CsvSource({
        "0, 0b11111111",
        "1, 0b11111110",
        "2, 0b11111110",
        "3, 0b11111101",
        "30, 0b11110000",
        "31, 0b11101111",
        "34, 0b11101111",
        "35, 0b11101110",
        "94, 0b11100000",
        "95, 0b11011111",
        "222, 0b11010000",
        "223, 0b11001111",
        "478, 0b11000000",
        "479, 0b10111111",
        "990, 0b10110000",
        "991, 0b10101111",
        "2014, 0b10100000",
        "2015, 0b10011111",
        "4062, 0b10010000",
        "4063, 0b10001111",
        "7902, 0b10000001",
        "7903, 0b10000000",
        "8191, 0b10000000"
    })
    void changesCodeAtTheStandardsDecisionValues(int fourteenBits, String bits) {
        int code = Integer.parseInt(bits.substring(2), 2);
        int lowest = fourteenBits * 4;
        int highest = lowest + 3;

        assertThat(MuLaw.encode((short) lowest) & 0xFF).isEqualTo(code);
        assertThat(MuLaw.encode((short) highest) & 0xFF).isEqualTo(code);
        assertThat(MuLaw.encode((short) ~lowest) & 0xFF).isEqualTo(code & 0x7F);
        assertThat(MuLaw.encode((short) ~highest) & 0xFF).isEqualTo(code & 0x7F);
    }

    @Test
    void everyCodeSurvivesARoundTripButTheNegativeZero() {
        for (int code = 0; code < 256; code++) {
            byte back = MuLaw.encode(MuLaw.decode((byte) code));

            assertThat(back).isEqualTo(code == 0x7F ? MuLaw.SILENCE : (byte) code);
        }
    }

    @Test
    void noValueIsFurtherFromItsCodeThanHalfAStep() {
        for (int sample = -32768; sample <= 32767; sample++) {
            int magnitude = Math.min(Math.abs(sample), 32635);
            int halfStep = Integer.highestOneBit(magnitude + 132) >> 5;

            int decoded = MuLaw.decode(MuLaw.encode((short) sample));

            assertThat(Math.abs(Math.clamp(sample, -32635, 32635) - decoded)).isLessThanOrEqualTo(halfStep);
        }
    }

    /// ITU-T G.711, table 6 and note: 1 kHz at 0 dBm0, which lies 3.17 dB under the overload point.
    @Test
    void theDigitalMilliwattHasTheStandardsLevel() {
        byte[] milliwatt = {
            0x1E, 0x0B, 0x0B, 0x1E, (byte) 0x9E, (byte) 0x8B, (byte) 0x8B, (byte) 0x9E,
        };
        short[] pcm = new short[8];

        MuLaw.decode(milliwatt, 8, pcm);

        double overload = 8159 * 4 / Math.sqrt(2);
        assertThat(Signal.decibels(overload / Signal.rms(pcm, 0, 8))).isCloseTo(3.17, within(0.01));
        assertThat(Signal.amplitudeOf(1000, pcm, 0, 8000) / Math.sqrt(2)).isCloseTo(Signal.rms(pcm, 0, 8), within(1.0));
    }

    @Test
    void framesAreCodedLikeSingleSamples() {
        short[] pcm = Signal.noise(1, 160);
        byte[] code = new byte[200];
        short[] back = new short[160];

        assertThat(MuLaw.encode(pcm, 160, code)).isEqualTo(160);
        assertThat(MuLaw.decode(code, 160, back)).isEqualTo(160);

        for (int i = 0; i < 160; i++) {
            assertThat(code[i]).isEqualTo(MuLaw.encode(pcm[i]));
            assertThat(back[i]).isEqualTo(MuLaw.decode(code[i]));
        }
        assertThat(code[160]).isZero();
    }

    @Test
    void refusesAFrameThatDoesNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> MuLaw.decode(new byte[160], 160, new short[159]));
        assertThatIllegalArgumentException().isThrownBy(() -> MuLaw.decode(new byte[160], 161, new short[200]));
        assertThatIllegalArgumentException().isThrownBy(() -> MuLaw.encode(new short[160], 160, new byte[159]));
        assertThatIllegalArgumentException().isThrownBy(() -> MuLaw.encode(new short[160], -1, new byte[160]));
    }
}
