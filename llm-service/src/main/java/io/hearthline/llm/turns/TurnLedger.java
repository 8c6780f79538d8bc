package io.hearthline.llm.turns;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.contracts.session.ControlWord;
import io.hearthline.contracts.session.DialogueEnding;
import io.hearthline.contracts.session.Resumption;
import io.hearthline.contracts.session.TransferWish;
import io.hearthline.llm.dialogue.Dialogues;
import io.hearthline.llm.dialogue.Situation;
import io.hearthline.llm.dialogue.Step;
import io.hearthline.llm.dialogue.Taken;
import io.hearthline.llm.dialogue.Utterance;
import io.hearthline.llm.outbox.DialogueOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request with the turn it is: one known before gets its reply again, a new one is taken from the state before
 * it and recorded. A reply stays provisional until a later request quotes it; concerns outlive the turn that raised them.
 */
@ApplicationScoped
public class TurnLedger {
    private final Dialogues dialogues;
    private final TurnStore store;
    private final CopyStore copies;
    private final DialogueOutbox outbox;
    private final Pickup pickup;
    private final Clock clock;

    TurnLedger(
            Dialogues dialogues, TurnStore store, CopyStore copies, DialogueOutbox outbox, Pickup pickup, Clock clock) {
        this.dialogues = dialogues;
        this.store = store;
        this.copies = copies;
        this.outbox = outbox;
        this.pickup = pickup;
        this.clock = clock;
    }

    /** A request's turn: answered, or waiting for a model's words. */
    public sealed interface Answered {
        record Done(Reply reply) implements Answered {}

        /** @param turns how many turns the person has had */
        record Converse(Pending pending, int turns) implements Answered {}
    }

    /**
     * A turn that is recorded once its words are known.
     *
     * @param provisional true if a machine may have been talking
     */
    public record Pending(
            CallSession session, DialogueCopy copy, Place place, Taken taken, boolean provisional, Instant receivedAt) {
        @Override
        public String toString() {
            return "Pending[…]";
        }
    }

    /** Where a turn goes. */
    record Place(Turn start, Turn before, String key, Heard.Told last) {
        @Override
        public String toString() {
            return "Place[" + before.epoch() + "/" + before.depth() + "]";
        }
    }

    /** Answers the last turn of what was heard. */
    public Answered answer(CallSession session, Heard heard, Instant receivedAt) {
        DialogueCopy copy = copies.read(session.dialogueId());
        Place place = copy == null ? null : quick(copy, session, heard);
        if (copy == null || place == null) {
            copy = store.load(session.dialogueId());
            place = new TurnFinder(dialogues, copy, session, today(session)).find(heard);
        }
        Optional<Turn> known = copy.find(place.before().epoch(), place.key());
        if (known.isPresent()) {
            return new Answered.Done(known.get().reply());
        }
        boolean provisional = pickup.provisional(session, place.before().situation());
        Taken taken = take(copy, place, session, provisional);
        return taken(new Pending(session, copy, place, taken, provisional, receivedAt));
    }

    /** A turn the agent brings about, from the state before it. */
    public interface Act {
        Taken of(Dialogues dialogues, Situation before, Utterance silence);
    }

    /** Takes and records a turn of the agent's making; the same one asked for again gets the same reply. */
    public Reply act(CallSession session, Heard heard, Act act, Instant receivedAt) {
        DialogueCopy copy = store.load(session.dialogueId());
        Place place = new TurnFinder(dialogues, copy, session, today(session)).find(heard);
        Optional<Turn> known = copy.find(place.before().epoch(), place.key());
        if (known.isPresent()) {
            return known.get().reply();
        }
        Taken taken = act.of(dialogues, place.before().situation(), new Utterance("", today(session)));
        boolean provisional = pickup.provisional(session, place.before().situation());
        return finish(new Pending(session, copy, place, taken, provisional, receivedAt), taken.spoken());
    }

    /** True if the person may talk as they like, so that an engine may speak for itself. */
    public boolean free(CallSession session) {
        DialogueCopy copy = copies.read(session.dialogueId());
        return (copy == null ? store.load(session.dialogueId()) : copy)
                .last()
                .filter(turn -> turn.situation().free())
                .isPresent();
    }

    private Answered taken(Pending pending) {
        boolean converse = pending.taken().steps().stream().anyMatch(Step.Converse.class::isInstance);
        if (converse) {
            return new Answered.Converse(pending, pending.place().before().depth() + 1);
        }
        return new Answered.Done(finish(pending, pending.taken().spoken()));
    }

    /** The place, if the copy holds all it takes; null if the whole ledger must be asked. */
    private static @Nullable Place quick(DialogueCopy copy, CallSession session, Heard heard) {
        Optional<Turn> start = TurnFinder.startOf(copy, session, heard);
        if (start.isEmpty()) {
            return null;
        }
        String parent = TurnKey.ROOT;
        List<Heard.Told> turns = heard.turns();
        for (Heard.Told each : turns.subList(0, turns.size() - 1)) {
            parent = TurnKey.after(parent, each);
        }
        Optional<Turn> before = copy.find(start.get().epoch(), parent);
        String key = TurnKey.after(parent, turns.getLast());
        return before.map(turn -> new Place(start.get(), turn, key, turns.getLast()))
                .orElse(null);
    }

    private Taken take(DialogueCopy copy, Place place, CallSession session, boolean provisional) {
        Situation before = place.before().situation();
        String text = place.last().text();
        Utterance utterance = new Utterance(ControlWord.without(text), today(session), provisional);
        if (ControlWord.in(text) && pickup.saysGoodbye(text, session)) {
            return dialogues.timeUp(before, utterance, session);
        }
        Taken taken = dialogues.take(before, utterance, session);
        boolean listens = taken.steps().stream().anyMatch(Step.Listen.class::isInstance);
        Situation.Suspicion open = listens ? null : forgotten(copy.open(), before, taken.situation());
        return open == null ? taken : dialogues.askAgain(before, open);
    }

    /** A concern that was raised on an abandoned turn and that the state knows nothing of. */
    private static Situation.@Nullable Suspicion forgotten(
            List<Situation.Suspicion> open, Situation before, Situation after) {
        for (Situation.Suspicion each : open) {
            Situation.Settled settled = after.settled().get(each.category());
            boolean known = before.suspicion() != null
                    || after.suspicion() != null
                    || (settled != null && settled.count() >= each.ordinal());
            if (!known) {
                return each;
            }
        }
        return null;
    }

    private LocalDate today(CallSession session) {
        return clock.instant().atZone(session.profile().zone()).toLocalDate();
    }

    /** Records a turn with the words that were spoken; a turn recorded meanwhile wins, and its reply is returned. */
    public Reply finish(Pending pending, String spoken) {
        Step.End end = pending.taken().steps().stream()
                .filter(Step.End.class::isInstance)
                .map(Step.End.class::cast)
                .findFirst()
                .orElse(null);
        boolean listens = pending.taken().steps().stream().anyMatch(Step.Listen.class::isInstance);
        Reply reply = new Reply(
                spoken, end != null, listens, end == null ? null : end.reason(), end == null ? null : end.outcome());
        Place place = pending.place();
        CallSession session = pending.session();
        Turn before = place.before();
        Turn turn = new Turn(
                before.epoch(),
                session.callId(),
                before.opening(),
                before.depth() + 1,
                place.key(),
                before.key(),
                reply,
                pending.taken().situation());
        TurnStore.Recorded recorded = store.record(new Recording(
                session, place.start(), turn, pending.taken().steps(), pending.provisional(), pending.receivedAt()));
        if (recorded.version().isEmpty()) {
            return store.load(session.dialogueId())
                    .find(turn.epoch(), turn.key())
                    .map(Turn::reply)
                    .orElse(reply);
        }
        outbox.kick();
        long version = recorded.version().get();
        copies.write(
                session.dialogueId(),
                version - 1,
                pending.copy().recent(version, List.of(place.start(), turn), stillOpen(pending)));
        copies.resumption(session.callId(), new Resumption(dialogues.again(turn.situation())));
        if (end != null && end.putsThrough()) {
            copies.transfer(session.callId(), new TransferWish(clock.instant()));
        }
        if (turn.situation().rightParty() && !before.situation().rightParty()) {
            copies.person(session.callId());
        }
        tellEnding(session.callId(), before.situation(), turn);
        return reply;
    }

    /** A call that is being screened ends as such unless the person comes to the phone. */
    private void tellEnding(CallId callId, Situation before, Turn turn) {
        CallOutcome outcome = turn.reply().outcome();
        if (outcome != null) {
            copies.ending(callId, new DialogueEnding(outcome, clock.instant()));
        } else if (turn.situation().screened()) {
            copies.ending(callId, new DialogueEnding(CallOutcome.SCREENED, clock.instant()));
        } else if (before.screened()) {
            copies.noEnding(callId);
        }
    }

    private static List<Situation.Suspicion> stillOpen(Pending pending) {
        List<Situation.Suspicion> open = new ArrayList<>(pending.copy().open());
        for (Step step : pending.taken().steps()) {
            switch (step) {
                case Step.Suspect(var category, var ordinal, var said, var _) -> {
                    open.removeIf(s -> s.category().equals(category));
                    open.add(new Situation.Suspicion(category, ordinal, said, 0));
                }
                case Step.Confirm(var category, var _, var _) ->
                    open.removeIf(s -> s.category().equals(category));
                case Step.Clear(var category, var _, var _) ->
                    open.removeIf(s -> s.category().equals(category));
                case Step.Say _, Step.Converse _, Step.Listen _, Step.End _ -> {}
            }
        }
        return open;
    }
}
