package io.hearthline.standins.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthline.standins.modem.Heard;
import io.hearthline.standins.modem.Listener;
import io.hearthline.standins.modem.Speaker;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WidebandTest {
    private static final String SENTENCE = "The roses by the kitchen window are in full bloom again this week.";

    private static String heard(short[] narrow) {
        List<String> words = new ArrayList<>();
        var listener = new Listener(heard -> {
            if (heard instanceof Heard.Word word) {
                words.add(word.text());
            }
        });
        listener.hear(narrow);
        listener.hear(new short[1600]);
        return String.join(" ", words);
    }

    private static byte[] bytes(short[] samples, int times) {
        ByteBuffer out = ByteBuffer.allocate(samples.length * times * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : samples) {
            for (int i = 0; i < times; i++) {
                out.putShort(sample);
            }
        }
        return out.array();
    }

    private static short[] everyThird(byte[] pcm) {
        ByteBuffer in = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN);
        short[] out = new short[pcm.length / 6];
        for (int i = 0; i < out.length; i++) {
            out[i] = in.getShort(i * 6);
        }
        return out;
    }

    @Test
    void speechComesThroughAProperFilterAndNotThroughNone() {
        byte[] speech = Wideband.speech(SENTENCE);

        assertThat(heard(everyThird(speech))).isNotEqualTo(SENTENCE);
        assertThat(heard(everyThird(bytes(Speaker.renderWide(SENTENCE), 1)))).isEqualTo(SENTENCE);
    }

    @Test
    void whatIsHeardIsBroughtDownWithoutLosingAWord() {
        byte[] pcm = bytes(Speaker.renderWide(SENTENCE), 1);

        assertThat(heard(new Wideband().narrow(pcm))).isEqualTo(SENTENCE);
    }

    @Test
    void repeatedSamplesAreRefused() {
        short[] narrow = everyThird(bytes(Speaker.renderWide(SENTENCE), 1));

        assertThatThrownBy(() -> new Wideband().narrow(bytes(narrow, 3)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("4.6 kHz");
    }
}
