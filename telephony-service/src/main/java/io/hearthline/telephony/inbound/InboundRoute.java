package io.hearthline.telephony.inbound;

import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.recipients.Recipient;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a call from a number goes on with. Pure.
 *
 * @param caller who may be calling; null if nobody is known under the number. A number proves nothing: whoever it is, is
 *     asked first
 * @param dialogueId an unfinished check-in's, or a new one
 * @param slotId the slot the check-in was made for
 */
record InboundRoute(
        @Nullable Recipient caller,
        CallKind kind,
        DialogueId dialogueId,
        @Nullable UUID slotId,
        int attempt) {

    /**
     * An unfinished or missed check-in goes on; the latest, where several people share the phone. Anybody else gets
     * company.
     *
     * @param known everybody registered under the number
     * @param checkIns their check-ins of the last day, newest first
     */
    static InboundRoute of(List<Recipient> known, List<Call> checkIns) {
        Set<RecipientId> seen = new HashSet<>();
        for (Call latest : checkIns) {
            Optional<Recipient> person = known.stream()
                    .filter(each -> each.id().equals(latest.recipientId()))
                    .findFirst();
            if (person.isPresent() && seen.add(person.get().id()) && unfinished(latest)) {
                return new InboundRoute(
                        person.get(),
                        CallKind.HEALTH_CHECK,
                        latest.dialogueId(),
                        latest.slotId(),
                        latest.attempt() + 1);
            }
        }
        Recipient first = known.isEmpty() ? null : known.getFirst();
        return new InboundRoute(first, CallKind.GENERAL, DialogueId.random(), null, 1);
    }

    private static boolean unfinished(Call call) {
        return call.state() instanceof CallState.Ended ended && callsForAnother(ended.outcome());
    }

    private static boolean callsForAnother(CallOutcome outcome) {
        return switch (outcome) {
            case PARTIAL, DECLINED, WRONG_PERSON, NO_ANSWER, BUSY, VOICEMAIL, SCREENED, FAILED, CANCELED -> true;
            case COMPLETED, OPTED_OUT -> false;
        };
    }

    @Override
    public String toString() {
        return "InboundRoute[" + kind + "]";
    }
}
