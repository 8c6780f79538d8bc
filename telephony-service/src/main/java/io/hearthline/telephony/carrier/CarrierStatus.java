package io.hearthline.telephony.carrier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a call is, in the carrier's eyes. */
public sealed interface CarrierStatus {
    /** Taken, not ringing yet. */
    record Queued() implements CarrierStatus {}

    record Ringing() implements CarrierStatus {}

    /** Somebody or something picked up. */
    record InProgress() implements CarrierStatus {}

    /**
     * Picked up and over.
     *
     * @param talked from pick-up to the end, null if the carrier did not say
     * @param endedAt null if the carrier did not say
     */
    record Completed(@Nullable Duration talked, @Nullable Instant endedAt) implements CarrierStatus {}

    record Busy() implements CarrierStatus {}

    record NoAnswer() implements CarrierStatus {}

    record Failed() implements CarrierStatus {}

    record Canceled() implements CarrierStatus {}

    /** A status this version does not know; nothing follows from it. */
    record Unknown() implements CarrierStatus {}
}
