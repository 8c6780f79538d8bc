package io.hearthline.contracts.session;

/** Who or what picked up the phone, as the carrier's machine detection tells. */
public enum AnsweredBy {
    HUMAN,
    /** An answering machine or a voicemail; told when it has finished its greeting. */
    MACHINE,
    FAX,
    /** Listened to and not made out: taken for a person. */
    UNKNOWN;

    /** True if nobody is there to talk to. */
    public boolean nobody() {
        return this == MACHINE || this == FAX;
    }
}
