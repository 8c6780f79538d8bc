package io.hearthline.telephony.carrier;

/** The carrier could not be asked, or gave no usable answer; may be tried again later. */
public final class CarrierException extends Exception {
    /** @param errorType of what went wrong; never a vendor's message */
    public CarrierException(String errorType) {
        super(errorType);
    }
}
