package io.hearthline.telephony.calls;

import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What a call without a voice engine asks and gets on the keypad: turns of the call, and the answer's event. Blocks. */
@ApplicationScoped
public class Keypad {
    private final CallStore store;
    private final CallEvents events;
    private final Clock clock;

    Keypad(CallStore store, CallEvents events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** How often the person was asked. */
    @Transactional
    public int asked(Call call) {
        return locked(call).map(entity -> entity.plainAsked).orElse(0);
    }

    /** The person is being asked in these words. */
    @Transactional
    public void ask(Call call, String words) {
        locked(call).ifPresent(entity -> {
            entity.plainAsked++;
            said(call, Speaker.AGENT, words);
        });
    }

    /** Takes the answer; the first one counts, whatever is pressed later. */
    @Transactional
    public void answer(Call call, boolean fine) {
        locked(call).filter(entity -> entity.keypadFine == null).ifPresent(entity -> {
            entity.keypadFine = fine;
            said(call, Speaker.PERSON, fine ? "[keypad 1]" : "[keypad 2]");
            events.answeredOnKeypad(call, fine, clock.instant());
        });
    }

    private Optional<CallEntity> locked(Call call) {
        return Optional.ofNullable(store.findById(call.id().value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(entity -> entity.endedAt == null);
    }

    private void said(Call call, Speaker speaker, String words) {
        Instant now = clock.instant();
        Instant answeredAt = call.answeredAt();
        long startMs = answeredAt == null ? 0 : now.toEpochMilli() - answeredAt.toEpochMilli();
        int number =
                store.turns(call.id()).stream().mapToInt(Turn::number).max().orElse(0) + 1;
        Turn turn = new Turn(number, speaker, words, (int) Math.max(0, startMs), false);
        if (store.put(call.id(), turn)) {
            events.spoken(call, turn, 0, now);
        }
    }
}
