package io.hearthline.telephony.recordings;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "recordings")
class RecordingEntity {
    @Id
    UUID id;

    @Column(name = "call_id")
    UUID callId;

    @Column(name = "recipient_id")
    UUID recipientId;

    @Enumerated(EnumType.STRING)
    Recording.State state;

    @Column(name = "carrier_recording_id")
    @Nullable
    String carrierRecordingId;

    int seconds;
    int channels;

    /** When something is to be done about it; null if nothing is. */
    @Column(name = "try_at")
    @Nullable
    Instant tryAt;

    int tries;

    Recording recording() {
        return new Recording(
                id, new CallId(callId), new RecipientId(recipientId), state, carrierRecordingId, seconds, channels);
    }
}
