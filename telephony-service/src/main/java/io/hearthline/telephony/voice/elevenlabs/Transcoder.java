package io.hearthline.telephony.voice.elevenlabs;

import io.hearthline.telephony.audio.MuLaw;
import io.hearthline.telephony.audio.Resampler;
import io.hearthline.telephony.voice.Base64Text;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the agent's audio formats of the line's and back; one for each conversation, as it remembers the end of every
 * piece for the next. What the agent speaks as the line does passes through untouched.
 */
final class Transcoder {
    private static final int LINE_HZ = 8000;
    private static final String LINE = "ulaw_8000";
    /** The vendor's PCM is signed 16-bit, least significant byte first, mono. */
    private static final Map<String, Integer> RATES = Map.of(
            "pcm_8000", 8000,
            "pcm_16000", 16_000,
            "pcm_22050", 22_050,
            "pcm_24000", 24_000,
            "pcm_44100", 44_100,
            "pcm_48000", 48_000);

    private final @Nullable Resampler up;
    private final @Nullable Resampler down;
    private short[] linear = {};
    private short[] resampled = {};
    private byte[] bytes = {};
    private byte[] odd = {};

    private Transcoder(@Nullable Resampler up, @Nullable Resampler down) {
        this.up = up;
        this.down = down;
    }

    /**
     * A transcoder that has heard nothing yet; empty if there is none for a format.
     *
     * @param toVendor what the agent hears
     * @param fromVendor what the agent speaks
     */
    static Optional<Transcoder> between(String toVendor, String fromVendor) {
        if (!known(toVendor) || !known(fromVendor)) {
            return Optional.empty();
        }
        Integer upHz = RATES.get(toVendor);
        Integer downHz = RATES.get(fromVendor);
        return Optional.of(new Transcoder(
                upHz == null ? null : Resampler.of(LINE_HZ, upHz),
                downHz == null ? null : Resampler.of(downHz, LINE_HZ)));
    }

    private static boolean known(String format) {
        return format.equals(LINE) || RATES.containsKey(format);
    }

    /**
     * The person's audio as the agent hears it.
     *
     * @param payload mu-law, base64, plain
     */
    String toVendor(String payload) {
        Resampler resampler = up;
        if (resampler == null) {
            return payload;
        }
        byte[] code = Base64.getDecoder().decode(payload);
        linear = room(linear, code.length);
        int decoded = MuLaw.decode(code, code.length, linear);
        resampled = room(resampled, resampler.outputFor(decoded));
        int count = resampler.resample(linear, decoded, resampled);
        byte[] pcm = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            pcm[2 * i] = (byte) resampled[i];
            pcm[2 * i + 1] = (byte) (resampled[i] >> Byte.SIZE);
        }
        return Base64.getEncoder().encodeToString(pcm);
    }

    /** The agent's audio as the line carries it; empty if it is no audio. */
    Optional<String> fromVendor(String payload) {
        if (!Base64Text.plain(payload)) {
            return Optional.empty();
        }
        Resampler resampler = down;
        return Optional.of(resampler == null ? payload : converted(payload, resampler));
    }

    /** What the agent says next does not go on from what it said before. */
    void interrupted() {
        if (down != null) {
            down.reset();
            odd = new byte[0];
        }
    }

    private String converted(String payload, Resampler resampler) {
        byte[] pcm = joined(Base64.getDecoder().decode(payload));
        int samples = pcm.length / 2;
        linear = room(linear, samples);
        for (int i = 0; i < samples; i++) {
            linear[i] = (short) ((pcm[2 * i] & 0xFF) | (pcm[2 * i + 1] << Byte.SIZE));
        }
        odd = Arrays.copyOfRange(pcm, 2 * samples, pcm.length);
        resampled = room(resampled, resampler.outputFor(samples));
        int count = resampler.resample(linear, samples, resampled);
        bytes = bytes.length < count ? new byte[count] : bytes;
        MuLaw.encode(resampled, count, bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, count));
    }

    /** Behind the half sample the piece before may have ended with. */
    private byte[] joined(byte[] piece) {
        if (odd.length == 0) {
            return piece;
        }
        byte[] both = Arrays.copyOf(odd, odd.length + piece.length);
        System.arraycopy(piece, 0, both, odd.length, piece.length);
        return both;
    }

    private static short[] room(short[] old, int needed) {
        return old.length < needed ? new short[needed] : old;
    }
}
