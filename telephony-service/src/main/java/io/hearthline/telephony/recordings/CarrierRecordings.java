package io.hearthline.telephony.recordings;

import io.hearthline.telephony.carrier.CarrierException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The carrier's copies. All methods block. */
public interface CarrierRecordings {
    /** A recording that is ready to be fetched. */
    record Ready(String carrierRecordingId, int seconds, int channels) {}

    /**
     * The recording of a call; empty if there is none, or none yet.
     *
     * @throws CarrierException if the carrier could not be asked
     */
    Optional<Ready> of(String carrierCallId) throws CarrierException;

    /** The audio, WAV, to be closed. */
    InputStream open(String carrierRecordingId) throws IOException;

    /**
     * Deletes the carrier's copy; one that is not there is fine.
     *
     * @throws CarrierException if the carrier could not be asked
     */
    void delete(String carrierRecordingId) throws CarrierException;
}
