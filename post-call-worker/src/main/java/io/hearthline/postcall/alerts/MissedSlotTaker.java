package io.hearthline.postcall.alerts;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.json.Json;
import io.hearthline.postcall.intake.EventTaker;
import jakarta.inject.Singleton;

/** Opens an alert for a check-in that reached nobody, and closes it when the person is reached after all. */
@Singleton
public final class MissedSlotTaker implements EventTaker {
    private final MissedSlotStore slots;
    private final AlertTaker.Places places;
    private final AlertDesk desk;

    MissedSlotTaker(MissedSlotStore slots, AlertTaker.Places places, AlertDesk desk) {
        this.slots = slots;
        this.places = places;
        this.desk = desk;
    }

    @Override
    public String topic() {
        return Topics.CALLS;
    }

    @Override
    public String consumer() {
        return "alerts";
    }

    @Override
    public void take(String value) {
        switch (Json.read(value, CallEvent.class)) {
            case CallEvent.SlotClosed slot -> closed(slot);
            case CallEvent.CallEnded call -> {
                if (call.recipientId() != null
                        && !call.imported()
                        && AlertRules.withThePerson(call.kind())
                        && AlertRules.reached(call.outcome())) {
                    desk.reached(call.recipientId(), call.at());
                }
            }
            case CallEvent.CallPlaced _,
                    CallEvent.CallRinging _,
                    CallEvent.CallAnswered _,
                    CallEvent.TurnSpoken _,
                    CallEvent.KeypadAnswered _,
                    CallEvent.RecordingReady _,
                    CallEvent.ProviderTranscript _,
                    CallEvent.MessageStatus _,
                    CallEvent.MessageReceived _,
                    CallEvent.ErasureDone _,
                    CallEvent.Unknown _ -> {}
        }
    }

    private void closed(CallEvent.SlotClosed slot) {
        boolean missed = AlertRules.missed(slot.outcome());
        slots.keep(slot, missed);
        if (missed) {
            desk.raise(AlertRules.ofMissedSlot(slot, slots.inARow(slot), places.zone(slot.recipientId())));
        }
    }
}
