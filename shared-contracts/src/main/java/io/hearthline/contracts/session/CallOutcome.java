package io.hearthline.contracts.session;

/** How a call ended. */
public enum CallOutcome {
    COMPLETED,
    /** Answered and ended early. */
    PARTIAL,
    /** Answered: "not now". */
    DECLINED,
    WRONG_PERSON,
    NO_ANSWER,
    BUSY,
    VOICEMAIL,
    /** A call-screening service answered. */
    SCREENED,
    OPTED_OUT,
    FAILED,
    CANCELED;

    /** True if somebody picked up, whoever it was. */
    public boolean answered() {
        return switch (this) {
            case COMPLETED, PARTIAL, DECLINED, WRONG_PERSON, OPTED_OUT -> true;
            case NO_ANSWER, BUSY, VOICEMAIL, SCREENED, FAILED, CANCELED -> false;
        };
    }
}
