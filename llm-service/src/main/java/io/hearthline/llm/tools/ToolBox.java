package io.hearthline.llm.tools;

import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.llm.turns.TurnLedger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The tools there are. */
@ApplicationScoped
public class ToolBox {
    private final TurnLedger ledger;
    private final List<ConcernCategory> categories;

    ToolBox(TurnLedger ledger, List<ConcernCategory> categories) {
        this.ledger = ledger;
        this.categories = categories;
    }

    /** @throws ProblemException if there is no such tool, or its arguments are wrong */
    ToolAnswer use(String name, CallSession session, ToolRequest request, Instant receivedAt) {
        return switch (name) {
            case "take_turn" -> takeTurn(session, request, receivedAt);
            case "end_call" ->
                ToolAnswer.held(ledger.act(
                        session,
                        request.heard(),
                        (dialogues, before, silence) -> dialogues.goodbye(before, silence, session),
                        receivedAt));
            case "raise_concern" -> raiseConcern(session, request, receivedAt);
            default -> throw ProblemException.notFound();
        };
    }

    /** What needs no words of ours (a model's turn, a request to repeat) is left to the engine. */
    private ToolAnswer takeTurn(CallSession session, ToolRequest request, Instant receivedAt) {
        return switch (ledger.answer(session, request.heard(), receivedAt)) {
            case TurnLedger.Answered.Converse(var pending, var _) -> {
                ledger.finish(pending, "");
                yield ToolAnswer.FREE;
            }
            case TurnLedger.Answered.Done(var reply) ->
                reply.end() || !ledger.free(session) ? ToolAnswer.held(reply) : ToolAnswer.FREE;
        };
    }

    private ToolAnswer raiseConcern(CallSession session, ToolRequest request, Instant receivedAt) {
        ConcernCategory category = ConcernCategory.find(categories, request.text("category"))
                .orElseThrow(() -> ProblemException.invalid("arguments.category", "must be a known category"));
        String words = request.text("words");
        return ToolAnswer.held(ledger.act(
                session,
                request.heard(),
                (dialogues, before, _) -> dialogues.suspect(before, category, words),
                receivedAt));
    }
}
