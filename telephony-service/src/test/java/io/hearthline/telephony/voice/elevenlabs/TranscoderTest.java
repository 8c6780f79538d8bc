package io.hearthline.telephony.voice.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscoderTest {
    private static final byte SILENCE = (byte) 0xFF;

    private static Transcoder of(String format) {
        return Transcoder.between(format, format).orElseThrow();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /** A loud 1 kHz tone at 24 kHz. */
    private static byte[] tone(int samples) {
        byte[] pcm = new byte[2 * samples];
        for (int i = 0; i < samples; i++) {
            int value = (int) (20_000 * Math.sin(2 * Math.PI * i / 24));
            pcm[2 * i] = (byte) value;
            pcm[2 * i + 1] = (byte) (value >> Byte.SIZE);
        }
        return pcm;
    }

    @Test
    void passesTheLinesOwnFormatThroughUntouched() {
        String payload = base64(new byte[] {1, 2, 3});

        assertThat(of("ulaw_8000").toVendor(payload)).isSameAs(payload);
        assertThat(of("ulaw_8000").fromVendor(payload)).containsSame(payload);
    }

    @ParameterizedTest
    @CsvSource({"pcm_8000,320", "pcm_16000,640", "pcm_24000,960", "pcm_48000,1920"})
    void makesTwentyMillisecondsOfTwentyMillisecondsBothWays(String format, int bytes) {
        byte[] line = new byte[160];
        Arrays.fill(line, SILENCE);

        assertThat(bytes(of(format).toVendor(base64(line)))).hasSize(bytes).containsOnly(0);
        assertThat(bytes(of(format).fromVendor(base64(new byte[bytes])).orElseThrow()))
                .hasSize(160)
                .containsOnly(SILENCE);
    }

    @Test
    void makesTheSameOfSoundHoweverItIsCutEvenInMidSample() {
        byte[] sound = tone(2400);
        byte[] whole = bytes(of("pcm_24000").fromVendor(base64(sound)).orElseThrow());
        Transcoder pieces = of("pcm_24000");
        byte[] joined = new byte[whole.length];
        int at = 0;
        for (int from = 0; from < sound.length; from += 333) {
            byte[] piece = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + 333));
            byte[] out = bytes(pieces.fromVendor(base64(piece)).orElseThrow());
            System.arraycopy(out, 0, joined, at, out.length);
            at += out.length;
        }

        assertThat(at).isEqualTo(whole.length);
        assertThat(joined).isEqualTo(whole);
    }

    @Test
    void letsNothingOfWhatWasInterruptedSoundInWhatComesNext() {
        Transcoder transcoder = of("pcm_24000");
        transcoder.fromVendor(base64(tone(481)));
        transcoder.fromVendor(base64(new byte[] {1}));
        transcoder.interrupted();

        assertThat(bytes(transcoder.fromVendor(base64(new byte[960])).orElseThrow()))
                .containsOnly(SILENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opus_48000", "pcm_11025", "ulaw_16000", "PCM_16000"})
    void knowsOfNoOtherFormat(String format) {
        assertThat(Transcoder.between(format, "ulaw_8000")).isEmpty();
        assertThat(Transcoder.between("ulaw_8000", format)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AA=A", "AAA", "A\u00e4AA", "AAA\n", "===="})
    void takesNoPayloadForAudioThatIsNoBase64(String hostile) {
        assertThat(of("ulaw_8000").fromVendor(hostile)).isEmpty();
        assertThat(of("pcm_16000").fromVendor(hostile)).isEmpty();
    }
}
