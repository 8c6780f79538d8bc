package io.hearthline.telephony.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedFilesTest {
    private static final byte[] AUDIO = audio();

    @TempDir
    Path folder;

    private static byte[] audio() {
        byte[] audio = new byte[200_000];
        new Random(7).nextBytes(audio);
        return audio;
    }

    private EncryptedFiles files(int key) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        return new EncryptedFiles(new RecordingsConfig() {
            @Override
            public Optional<String> encryptionKey() {
                return Optional.of(Base64.getEncoder().encodeToString(bytes));
            }

            @Override
            public Path path() {
                return folder;
            }

            @Override
            public boolean deleteAtCarrier() {
                return true;
            }
        });
    }

    private static byte[] read(RecordingStore store, UUID id, long from, int length) throws IOException {
        try (SeekableByteChannel audio = store.open(id).orElseThrow()) {
            ByteBuffer part = ByteBuffer.allocate(length);
            audio.position(from);
            while (part.hasRemaining() && audio.read(part) >= 0) {
                assertThat(part.position()).isPositive();
            }
            return part.array();
        }
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().getFirst();
        }
    }

    @Test
    void givesBackWhatWasPutWhollyAndInPartsAndKeepsNoneOfItReadable() throws IOException {
        UUID id = UUID.randomUUID();
        files(1).put(id, new ByteArrayInputStream(AUDIO));

        try (SeekableByteChannel audio = files(1).open(id).orElseThrow()) {
            assertThat(audio.size()).isEqualTo(AUDIO.length);
        }
        assertThat(read(files(1), id, 0, AUDIO.length)).isEqualTo(AUDIO);
        assertThat(read(files(1), id, 70_001, 60_000)).isEqualTo(java.util.Arrays.copyOfRange(AUDIO, 70_001, 130_001));
        assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(AUDIO, 1000, 16, StandardCharsets.ISO_8859_1));
    }

    @Test
    void givesNothingUnderAnotherKeyOrNameOrOnceAltered() throws IOException {
        UUID id = UUID.randomUUID();
        files(1).put(id, new ByteArrayInputStream(AUDIO));
        assertThatThrownBy(() -> read(files(2), id, 0, 100)).isInstanceOf(IOException.class);

        UUID other = UUID.randomUUID();
        Path renamed = folder.resolve(file().getFileName().toString().replace(id.toString(), other.toString()));
        Files.copy(file(), renamed);
        assertThatThrownBy(() -> read(files(1), other, 0, 100)).isInstanceOf(IOException.class);

        byte[] altered = Files.readAllBytes(renamed);
        altered[altered.length / 2] ^= 1;
        Files.delete(renamed);
        Files.write(file(), altered);
        assertThatThrownBy(() -> read(files(1), id, 0, AUDIO.length)).isInstanceOf(IOException.class);
    }

    @Test
    void keepsNothingOfARecordingThatBreaksOff() throws IOException {
        UUID id = UUID.randomUUID();
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(AUDIO), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("gone");
            }
        });

        assertThatThrownBy(() -> files(1).put(id, broken)).isInstanceOf(IOException.class);

        assertThat(files(1).open(id)).isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void forgetsWhatIsDeletedAndMindsNoSecondTime() throws IOException {
        UUID id = UUID.randomUUID();
        files(1).put(id, new ByteArrayInputStream(AUDIO));

        files(1).delete(id);
        files(1).delete(id);

        assertThat(files(1).open(id)).isEmpty();
    }
}
