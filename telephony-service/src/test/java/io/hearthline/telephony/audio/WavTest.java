package io.hearthline.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class WavTest {
    @Test
    void aReaderFindsTheLinearSamplesAgain() throws Exception {
        short[] pcm = Signal.tone(440, 12000, 24000, 2400);

        AudioInputStream read = read(Wav.pcm16(pcm, 2400, 24000));

        assertThat(read.getFormat().getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
        assertThat(read.getFormat().getSampleRate()).isEqualTo(24000f);
        assertThat(read.getFormat().getChannels()).isEqualTo(1);
        assertThat(read.getFormat().getSampleSizeInBits()).isEqualTo(16);
        assertThat(read.getFrameLength()).isEqualTo(2400);
        short[] samples = new short[2400];
        ByteBuffer.wrap(read.readAllBytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        assertThat(samples).isEqualTo(pcm);
    }

    @Test
    void aReaderFindsTheMuLawCodesAgain() throws Exception {
        byte[] code = new byte[161];
        MuLaw.encode(Signal.tone(440, 12000, 8000, 161), 161, code);

        AudioInputStream read = read(Wav.muLaw(code, 161));

        assertThat(read.getFormat().getEncoding()).isEqualTo(AudioFormat.Encoding.ULAW);
        assertThat(read.getFormat().getSampleRate()).isEqualTo(8000f);
        assertThat(read.getFormat().getSampleSizeInBits()).isEqualTo(8);
        assertThat(read.getFrameLength()).isEqualTo(161);
        assertThat(read.readNBytes(161)).isEqualTo(code);
    }

    @Test
    void theFileSaysItsSizeAndIsPaddedToAnEvenOne() {
        byte[] file = Wav.muLaw(new byte[161], 161);

        assertThat(file).hasSize(58 + 162);
        assertThat(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                .isEqualTo(file.length - 8);
    }

    @Test
    void onlyTheLengthGivenIsWritten() {
        short[] pcm = {1, 2, 3, 4};

        byte[] file = Wav.pcm16(pcm, 2, 8000);

        assertThat(file).hasSize(44 + 4);
        assertThat(Arrays.copyOfRange(file, 44, 48)).containsExactly(1, 0, 2, 0);
    }

    @Test
    void refusesSamplesThatAreNotThereAndRatesThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Wav.pcm16(new short[2], 3, 8000));
        assertThatIllegalArgumentException().isThrownBy(() -> Wav.pcm16(new short[2], 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Wav.muLaw(new byte[2], 3));
    }

    private static AudioInputStream read(byte[] file) throws Exception {
        return AudioSystem.getAudioInputStream(new ByteArrayInputStream(file));
    }
}
