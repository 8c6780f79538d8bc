package io.hearthline.telephony.carrier;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.telephony.recipients.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The phone company. All methods block; none is repeated by itself, for a repeated dial rings twice. */
public interface Carrier {
    /** Asks for a call; its news carry our id. Waits and asks again only where the carrier says that it did nothing. */
    DialResult dial(DialRequest request);

    /**
     * What the carrier knows of a call; empty if it knows none.
     *
     * @throws CarrierException if it could not be asked
     */
    Optional<CarrierCall> fetch(String carrierCallId) throws CarrierException;

    /**
     * Calls to a number made since then, newest first.
     *
     * @throws CarrierException if it could not be asked
     */
    List<CarrierCall> placedTo(PhoneNumber to, Instant since) throws CarrierException;

    /**
     * Ends a call; one that has ended already is fine.
     *
     * @throws CarrierException if it could not be asked
     */
    void hangUp(String carrierCallId) throws CarrierException;

    /**
     * Lets another document of ours take the line; what runs on it, a media stream too, ends.
     *
     * @param path of this service, with its slash; asked for by the carrier at once
     * @return false if nobody is on the line any more
     * @throws CarrierException if it could not be asked
     */
    boolean redirect(String carrierCallId, String path) throws CarrierException;

    /**
     * Ends the recording of a call that goes on; one that is not recorded is fine.
     *
     * @throws CarrierException if it could not be asked
     */
    void stopRecording(String carrierCallId) throws CarrierException;

    /**
     * A wish to dial.
     *
     * @param kind decides which of our numbers the phone shows
     * @param longest after which the carrier ends the call by itself
     * @param recorded both sides, from the answer on
     */
    record DialRequest(CallId callId, PhoneNumber to, CallKind kind, Duration longest, boolean recorded) {}

    /** What became of a request to dial. */
    sealed interface DialResult {
        /** The carrier took it. */
        record Accepted(String carrierCallId) implements DialResult {}

        /**
         * The carrier will not dial.
         *
         * @param status HTTP status
         * @param code the carrier's own, 0 if it gave none
         */
        record Refused(int status, int code) implements DialResult {}

        /** Nobody knows whether a phone rings. */
        record Unknown(String errorType) implements DialResult {}
    }

    /**
     * A call as the carrier sees it.
     *
     * @param createdAt when the carrier was asked
     */
    record CarrierCall(String carrierCallId, CarrierStatus status, Instant createdAt) {}
}
