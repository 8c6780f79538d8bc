package io.hearthline.telephony.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes mono WAV files in memory, as a browser or a player reads them.
///
/// @see <a href="https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html">WAVE file format, McGill
///     University, after Microsoft's and IBM's "Multimedia Programming Interface and Data Specifications 1.0"</a>
public final class Wav {
    private static final int FORMAT_PCM = 1;
    private static final int FORMAT_MULAW = 7;
    private static final int CHUNK_HEAD = 8;
    private static final int FORMAT_SIZE_PCM = 16;
    /// Formats other than PCM carry the size of an extension, here 0.
    private static final int FORMAT_SIZE_EXTENSIBLE = 18;
    /// The `fact` chunk that formats other than PCM need: the number of samples.
    private static final int FACT_SIZE = 4;

    private Wav() {}

    /// A file of linear samples.
    ///
    /// @param pcm    signed 16-bit samples, mono
    /// @param length samples to write, from the start of `pcm`
    /// @param rateHz samples a second
    /// @return the whole file
    /// @throws IllegalArgumentException if `pcm` is shorter than `length`, or the rate is not positive
    public static byte[] pcm16(short[] pcm, int length, int rateHz) {
        Lengths.check(length, pcm.length, pcm.length);
        int dataSize = Math.multiplyExact(length, Short.BYTES);
        byte[] file = new byte[fileSize(CHUNK_HEAD + FORMAT_SIZE_PCM, dataSize)];
        ByteBuffer chunks = opened(file);
        putFormat(chunks, FORMAT_PCM, rateHz, Short.BYTES);
        putChunk(chunks, "data", dataSize);
        chunks.asShortBuffer().put(pcm, 0, length);
        return file;
    }

    /// A file of mu-law codes, 8 000 samples a second.
    ///
    /// @param code   one byte per sample
    /// @param length samples to write, from the start of `code`
    /// @return the whole file
    /// @throws IllegalArgumentException if `code` is shorter than `length`
    public static byte[] muLaw(byte[] code, int length) {
        Lengths.check(length, code.length, code.length);
        byte[] file = new byte[fileSize(2 * CHUNK_HEAD + FORMAT_SIZE_EXTENSIBLE + FACT_SIZE, length)];
        ByteBuffer chunks = opened(file);
        putFormat(chunks, FORMAT_MULAW, 8000, Byte.BYTES);
        putChunk(chunks, "fact", FACT_SIZE);
        chunks.putInt(length);
        putChunk(chunks, "data", length);
        chunks.put(code, 0, length);
        return file;
    }

    /// The size of the whole file; its data is padded to an even size.
    private static int fileSize(int chunksBeforeData, int dataSize) {
        return Math.addExact(CHUNK_HEAD + 4 + chunksBeforeData + CHUNK_HEAD, Math.addExact(dataSize, dataSize & 1));
    }

    /// A file's bytes, behind its head.
    private static ByteBuffer opened(byte[] file) {
        ByteBuffer chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        putChunk(chunks, "RIFF", file.length - CHUNK_HEAD);
        return chunks.put(name("WAVE"));
    }

    private static void putFormat(ByteBuffer chunks, int format, int rateHz, int bytesPerSample) {
        if (rateHz <= 0) {
            throw new IllegalArgumentException("a rate is positive, not " + rateHz);
        }
        putChunk(chunks, "fmt ", format == FORMAT_PCM ? FORMAT_SIZE_PCM : FORMAT_SIZE_EXTENSIBLE);
        chunks.putShort((short) format).putShort((short) 1);
        chunks.putInt(rateHz).putInt(Math.multiplyExact(rateHz, bytesPerSample));
        chunks.putShort((short) bytesPerSample).putShort((short) (bytesPerSample * Byte.SIZE));
        if (format != FORMAT_PCM) {
            chunks.putShort((short) 0);
        }
    }

    private static void putChunk(ByteBuffer chunks, String name, int size) {
        chunks.put(name(name)).putInt(size);
    }

    private static byte[] name(String fourLetters) {
        return fourLetters.getBytes(StandardCharsets.US_ASCII);
    }
}
