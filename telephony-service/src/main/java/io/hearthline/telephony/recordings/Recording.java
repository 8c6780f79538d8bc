package io.hearthline.telephony.recordings;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The recording of one call.
 *
 * @param carrierRecordingId null until the carrier has told of it
 * @param seconds 0 until then, as are the channels
 */
public record Recording(
        UUID id,
        CallId callId,
        RecipientId recipientId,
        State state,
        @Nullable String carrierRecordingId,
        int seconds,
        int channels) {

    /** Where it is. */
    public enum State {
        /** The call is recorded, or was; the carrier has not told of the result yet. */
        EXPECTED,
        /** Ready to be fetched. */
        AT_CARRIER,
        /** Kept here; the carrier may have its copy still. */
        KEPT,
        /** To be forgotten here and at the carrier; the row goes last. */
        UNWANTED
    }
}
