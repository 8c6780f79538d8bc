package io.hearthline.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ALawTest {
    /// ITU-T G.711, tables 1a and 1b: the character signal before the even bits are inverted, and its value.
    @ParameterizedTest
    @CsvSource({
        "0b11111111, 4032", "0b11110000, 2112", "0b11100000, 1056", "0b11010000, 528", "0b11000000, 264",
        "0b10110000, 132", "0b10100000, 66", "0b10010000, 33", "0b10000001, 3", "0b10000000, 1",
        "0b01111111, -4032", "0b01110000, -2112", "0b01100000, -1056", "0b01010000, -528", "0b01000000, -264",
        "0b00110000, -132", "0b00100000, -66", "0b00010000, -33", "0b00000001, -3", "0b00000000, -1"
    })
    void decodesTheValuesOfTheStandardsTables(String signal, int thirteenBits) {
        byte code = (byte) (Integer.parseInt(signal.substring(2), 2) ^ 0x55);

        assertThat(ALaw.decode(code)).isEqualTo((short) (thirteenBits * 8));
    }

    /// ITU-T G.711, table 1a, decision values x: between two of them the code does not change.
    @ParameterizedTest
    @CsvSource({
        "0, 0b10000000",
        "2, 0b10000001",
        "62, 0b10011111",
        "64, 0b10100000",
        "68, 0b10100001",
        "124, 0b10101111",
        "128, 0b10110000",
        "248, 0b10111111",
        "256, 0b11000000",
        "496, 0b11001111",
        "512, 0b11010000",
        "992, 0b11011111",
        "1024, 0b11100000",
        "1984, 0b11101111",
        "2048, 0b11110000",
        "3968, 0b11111111",
        "4094, 0b11111111"
    })
    void changesCodeAtTheStandardsDecisionValues(int thirteenBits, String signal) {
        int plain = Integer.parseInt(signal.substring(2), 2);
        int lowest = thirteenBits * 8;
        int highest = lowest + 15;

        assertThat((ALaw.encode((short) lowest) & 0xFF) ^ 0x55).isEqualTo(plain);
        assertThat((ALaw.encode((short) highest) & 0xFF) ^ 0x55).isEqualTo(plain);
        assertThat((ALaw.encode((short) ~lowest) & 0xFF) ^ 0x55).isEqualTo(plain & 0x7F);
        assertThat((ALaw.encode((short) ~highest) & 0xFF) ^ 0x55).isEqualTo(plain & 0x7F);
    }

    @Test
    void everyCodeSurvivesARoundTrip() {
        for (int code = 0; code < 256; code++) {
            assertThat(ALaw.encode(ALaw.decode((byte) code))).isEqualTo((byte) code);
        }
    }

    @Test
    void silenceIsTheCodeOfZero() {
        assertThat(ALaw.encode((short) 0)).isEqualTo(ALaw.SILENCE);
        assertThat(ALaw.decode(ALaw.SILENCE)).isEqualTo((short) 8);
    }

    @Test
    void noValueIsFurtherFromItsCodeThanHalfAStep() {
        for (int sample = -32768; sample <= 32767; sample++) {
            int halfStep = Math.max(8, Integer.highestOneBit(Math.abs(sample)) >> 5);

            int decoded = ALaw.decode(ALaw.encode((short) sample));

            assertThat(Math.abs(sample - decoded)).isLessThanOrEqualTo(halfStep);
        }
    }

    /// ITU-T G.711, table 5 and note: 1 kHz at 0 dBm0, which lies 3.14 dB under the overload point.
    @Test
    void theDigitalMilliwattHasTheStandardsLevel() {
        byte[] milliwatt = {
            0x34, 0x21, 0x21, 0x34, (byte) 0xB4, (byte) 0xA1, (byte) 0xA1, (byte) 0xB4,
        };
        short[] pcm = new short[8];

        ALaw.decode(milliwatt, 8, pcm);

        double overload = 4096 * 8 / Math.sqrt(2);
        assertThat(Signal.decibels(overload / Signal.rms(pcm, 0, 8))).isCloseTo(3.14, within(0.01));
    }

    @Test
    void framesAreCodedLikeSingleSamples() {
        short[] pcm = Signal.noise(2, 160);
        byte[] code = new byte[200];
        short[] back = new short[160];

        assertThat(ALaw.encode(pcm, 160, code)).isEqualTo(160);
        assertThat(ALaw.decode(code, 160, back)).isEqualTo(160);

        for (int i = 0; i < 160; i++) {
            assertThat(code[i]).isEqualTo(ALaw.encode(pcm[i]));
            assertThat(back[i]).isEqualTo(ALaw.decode(code[i]));
        }
        assertThat(code[160]).isZero();
    }

    @Test
    void refusesAFrameThatDoesNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> ALaw.decode(new byte[160], 160, new short[159]));
        assertThatIllegalArgumentException().isThrownBy(() -> ALaw.decode(new byte[160], 161, new short[200]));
        assertThatIllegalArgumentException().isThrownBy(() -> ALaw.encode(new short[160], 160, new byte[159]));
        assertThatIllegalArgumentException().isThrownBy(() -> ALaw.encode(new short[160], -1, new byte[160]));
    }
}
