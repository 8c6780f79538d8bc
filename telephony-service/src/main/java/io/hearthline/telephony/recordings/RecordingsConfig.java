package io.hearthline.telephony.recordings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How recordings are kept. */
@ConfigMapping(prefix = "telephony.recordings")
interface RecordingsConfig {
    /** {@code ENCRYPTION_KEY}: 32 bytes in base64; without it no call is recorded. Never printed. */
    Optional<String> encryptionKey();

    /** {@code RECORDINGS_PATH}: folder of the encrypted files, shared by all replicas. */
    Path path();

    /** {@code RECORDINGS_DELETE_AT_CARRIER}: the carrier's copy goes once ours is kept. */
    @WithDefault("true")
    boolean deleteAtCarrier();
}
