package io.hearthline.telephony.carrier.twilio.machines;

import io.hearthline.contracts.session.AnsweredBy;

/** The carrier's words for who picked up. */
final class Verdict {
    private Verdict() {}

    /** A word this version does not know is doubt, and doubt is a person. */
    static AnsweredBy read(String answeredBy) {
        return switch (answeredBy) {
            case "human" -> AnsweredBy.HUMAN;
            case "machine_start", "machine_end_beep", "machine_end_silence", "machine_end_other" -> AnsweredBy.MACHINE;
            case "fax" -> AnsweredBy.FAX;
            default -> AnsweredBy.UNKNOWN;
        };
    }
}
