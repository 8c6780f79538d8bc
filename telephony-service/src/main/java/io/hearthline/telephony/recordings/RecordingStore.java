package io.hearthline.telephony.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.UUID;

/** Where recordings are kept. An implementation encrypts at rest. All methods block. */
public interface RecordingStore {
    /**
     * Keeps a recording, wholly or not at all; the same id again replaces it.
     *
     * @param wav read to its end, not closed
     */
    void put(UUID id, InputStream wav) throws IOException;

    /** The recording as it was put, to be closed; empty if there is none. Reading it fails if it was altered. */
    Optional<SeekableByteChannel> open(UUID id) throws IOException;

    /** Deletes a recording; one that is not there is fine. */
    void delete(UUID id) throws IOException;
}
