package io.hearthline.telephony.carrier.twilio;

import io.hearthline.telephony.carrier.CarrierStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Twilio's words for how a call stands; {@code initiated} comes in callbacks only. */
final class Statuses {
    private Statuses() {}

    static CarrierStatus read(String word, @Nullable Duration talked, @Nullable Instant endedAt) {
        return switch (word) {
            case "queued", "initiated" -> new CarrierStatus.Queued();
            case "ringing" -> new CarrierStatus.Ringing();
            case "in-progress" -> new CarrierStatus.InProgress();
            case "completed" -> new CarrierStatus.Completed(talked, endedAt);
            case "busy" -> new CarrierStatus.Busy();
            case "no-answer" -> new CarrierStatus.NoAnswer();
            case "failed" -> new CarrierStatus.Failed();
            case "canceled" -> new CarrierStatus.Canceled();
            default -> new CarrierStatus.Unknown();
        };
    }
}
