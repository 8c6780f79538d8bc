package io.hearthline.llm.turns;

import io.hearthline.contracts.session.CallSession;
import io.hearthline.contracts.session.ControlWord;
import io.hearthline.llm.dialogue.Dialogues;
import io.hearthline.llm.dialogue.Situation;
import io.hearthline.llm.dialogue.Taken;
import io.hearthline.llm.dialogue.Utterance;
import io.hearthline.llm.understanding.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a turn's place where the conversation does not simply continue: corrected words, gaps, a new conversation. */
final class TurnFinder {
    private static final Reply NOTHING = new Reply("", false, false, null, null);

    private final Dialogues dialogues;
    private final DialogueCopy copy;
    private final CallSession session;
    private final LocalDate today;

    TurnFinder(Dialogues dialogues, DialogueCopy copy, CallSession session, LocalDate today) {
        this.dialogues = dialogues;
        this.copy = copy;
        this.session = session;
        this.today = today;
    }

    TurnLedger.Place find(Heard heard) {
        Turn start = startOf(copy, session, heard).orElseGet(() -> newEpoch(heard));
        Turn at = start;
        List<Heard.Told> turns = heard.turns();
        for (Heard.Told each : turns.subList(0, turns.size() - 1)) {
            Turn next = next(at, each);
            at = next == null ? at : next;
        }
        Heard.Told last = turns.getLast();
        return new TurnLedger.Place(start, at, TurnKey.after(at.key(), last), last);
    }

    /** The known turn a told one is, by its words or by the answer it is said to have got; null if it is none. */
    private @Nullable Turn next(Turn at, Heard.Told told) {
        Optional<Turn> same = copy.find(at.epoch(), TurnKey.after(at.key(), told));
        if (same.isPresent()) {
            return same.get();
        }
        String quoted = told.quoted() == null ? "" : told.quoted();
        for (Turn child : copy.children(at.epoch(), at.key())) {
            if (quotes(quoted, child.reply().text())) {
                return child;
            }
        }
        if (told.silent()) {
            return null;
        }
        return retold(at, told);
    }

    /** A turn nobody asked us for: taken now, as if it had been, without its effects. */
    private Turn retold(Turn at, Heard.Told told) {
        Taken taken = dialogues.take(at.situation(), new Utterance(ControlWord.without(told.text()), today), session);
        Reply reply = new Reply(taken.spoken(), false, false, null, null);
        return new Turn(
                at.epoch(),
                session.callId(),
                at.opening(),
                at.depth() + 1,
                TurnKey.after(at.key(), told),
                at.key(),
                reply,
                taken.situation());
    }

    private Turn newEpoch(Heard heard) {
        int epoch = copy.starts().stream().mapToInt(Turn::epoch).max().orElse(-1) + 1;
        String question = "Am I speaking with " + session.profile().preferredName() + "?";
        Situation situation = copy.last()
                .map(last -> last.callId().equals(session.callId())
                        ? last.situation().silent(0)
                        : last.situation().calledBack(question))
                .orElseGet(() -> session.unknownCaller() ? Situation.ofUnknownCaller() : Situation.first(question));
        return new Turn(epoch, session.callId(), opening(heard), 0, TurnKey.ROOT, "", NOTHING, situation);
    }

    private static String opening(Heard heard) {
        return Words.of(heard.opening()).plain();
    }

    /** The start of the epoch a conversation belongs to: the same call and the same first words of the agent. */
    static Optional<Turn> startOf(DialogueCopy copy, CallSession session, Heard heard) {
        String opening = opening(heard);
        return copy.starts().reversed().stream()
                .filter(start -> start.callId().equals(session.callId()))
                .filter(start -> opening.isEmpty()
                        || start.opening().isEmpty()
                        || quotes(opening, start.opening())
                        || quotes(start.opening(), opening))
                .findFirst();
    }

    /** True if the quoted words are what was said or its beginning, as an interrupted turn is quoted. */
    private static boolean quotes(String quoted, String said) {
        String part = Words.of(quoted).plain();
        String whole = Words.of(said).plain();
        return part.isEmpty() ? whole.isEmpty() : whole.startsWith(part);
    }
}
