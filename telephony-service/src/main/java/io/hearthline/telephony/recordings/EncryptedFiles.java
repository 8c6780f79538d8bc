package io.hearthline.telephony.recordings;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file a recording, AES-256-GCM in segments under a key derived for the file, so that a part can be read without the
 * rest. The recording's id is authenticated with it: a file under another's name cannot be read.
 */
@ApplicationScoped
class EncryptedFiles implements RecordingStore {
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 1 << 16;

    private final Path folder;
    private final @Nullable StreamingAead cipher;

    EncryptedFiles(RecordingsConfig config) {
        this.folder = config.path();
        this.cipher = config.encryptionKey().map(EncryptedFiles::cipher).orElse(null);
    }

    @SuppressWarnings("UnusedException") // the cause may repeat the key
    private static StreamingAead cipher(String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            return new AesGcmHkdfStreaming(bytes, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("ENCRYPTION_KEY is no key");
        }
    }

    @Override
    public void put(UUID id, InputStream wav) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, id.toString(), ".part");
        try {
            try (OutputStream file = Files.newOutputStream(part);
                    OutputStream encrypted = cipher().newEncryptingStream(file, associated(id))) {
                wav.transferTo(encrypted);
            }
            Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (GeneralSecurityException e) {
            throw new IOException("recording not encrypted", e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public Optional<SeekableByteChannel> open(UUID id) throws IOException {
        SeekableByteChannel file;
        try {
            file = Files.newByteChannel(file(id));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher().newSeekableDecryptingChannel(file, associated(id)));
        } catch (GeneralSecurityException | IOException e) {
            file.close();
            throw new IOException("recording not decrypted", e);
        }
    }

    @Override
    public void delete(UUID id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private StreamingAead cipher() throws IOException {
        if (cipher == null) {
            throw new IOException("ENCRYPTION_KEY is not set");
        }
        return cipher;
    }

    private Path file(UUID id) {
        return folder.resolve(id + ".wav.aes");
    }

    private static byte[] associated(UUID id) {
        return id.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
