package io.hearthline.telephony.voice.realtime;

import io.hearthline.telephony.audio.MuLaw;
import io.hearthline.telephony.audio.Resampler;
import java.util.Base64;

/** Between the phone's mu-law and the vendor's 24 kHz PCM (16 bits, little-endian), one stream each way. */
final class Wideband {
    static final int RATE_HZ = 24_000;
    private static final int PHONE_HZ = 8_000;
    private static final int RATIO = RATE_HZ / PHONE_HZ;

    private Wideband() {}

    /** The person's audio on its way to the vendor. */
    static final class Up {
        private final Resampler resampler = Resampler.of(PHONE_HZ, RATE_HZ);

        /** @param payload mu-law, base64; returns PCM, base64 */
        String convert(String payload) {
            byte[] code = Base64.getDecoder().decode(payload);
            short[] narrow = new short[code.length];
            MuLaw.decode(code, code.length, narrow);
            short[] wide = new short[code.length * RATIO + RATIO];
            int length = resampler.resample(narrow, narrow.length, wide);
            byte[] pcm = new byte[length * 2];
            for (int i = 0; i < length; i++) {
                pcm[2 * i] = (byte) wide[i];
                pcm[2 * i + 1] = (byte) (wide[i] >> 8);
            }
            return Base64.getEncoder().encodeToString(pcm);
        }
    }

    /** One response of the vendor's on its way to the phone; pieces may end in mid-sample. */
    static final class Down {
        private final Resampler resampler = Resampler.of(RATE_HZ, PHONE_HZ);
        private byte[] rest = {};

        /** @return mu-law, as much as is whole */
        byte[] convert(byte[] pcm) {
            byte[] all = pcm;
            if (rest.length > 0) {
                all = new byte[rest.length + pcm.length];
                System.arraycopy(rest, 0, all, 0, rest.length);
                System.arraycopy(pcm, 0, all, rest.length, pcm.length);
            }
            int samples = all.length / 2;
            short[] wide = new short[samples];
            for (int i = 0; i < samples; i++) {
                wide[i] = (short) ((all[2 * i] & 0xFF) | (all[2 * i + 1] << 8));
            }
            rest = all.length % 2 == 0 ? new byte[0] : new byte[] {all[all.length - 1]};
            return narrowed(wide, samples);
        }

        /** What the filter still holds back of the last word. */
        byte[] rest() {
            int held = (int) Math.ceil(resampler.delayMs() * RATE_HZ / 1000);
            return narrowed(new short[held], held);
        }

        private byte[] narrowed(short[] wide, int samples) {
            short[] narrow = new short[resampler.outputFor(samples)];
            int length = resampler.resample(wide, samples, narrow);
            byte[] code = new byte[length];
            MuLaw.encode(narrow, length, code);
            return code;
        }
    }
}
