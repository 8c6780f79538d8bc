package io.hearthline.telephony.carrier.twilio;

import io.hearthline.contracts.session.CallKind;
import io.hearthline.telephony.recipients.PhoneNumber;
import java.util.List;

/**
 * Which of our numbers a phone shows. Calls about an alert come from numbers of their own, so that a contact may let them
 * through at night; and one phone always sees the same number, so that a second attempt is recognised. Pure.
 */
record CallerIds(String number, List<String> escalation) {
    CallerIds {
        escalation = List.copyOf(escalation);
    }

    String of(CallKind kind, PhoneNumber to) {
        return kind == CallKind.ESCALATION && !escalation.isEmpty()
                ? escalation.get(Math.floorMod(to.e164().hashCode(), escalation.size()))
                : number;
    }
}
