package io.hearthline.llm.turns;

import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.llm.dialogue.Situation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Where a dialogue stands, for operators: counts and states, none of the words. */
@Path("/dialogues")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DialogueResource {
    private final TurnStore store;

    DialogueResource(TurnStore store) {
        this.store = store;
    }

    /**
     * One dialogue.
     *
     * @param epochs conversations so far
     * @param openConcerns concerns neither confirmed nor cleared
     */
    public record DialogueView(
            DialogueId dialogueId,
            long version,
            int epochs,
            int turns,
            String state,
            boolean rightParty,
            int asked,
            int answered,
            int openConcerns) {}

    /** @throws ProblemException 404 if there is none */
    @GET
    @Path("/{dialogueId}")
    @RolesAllowed({"admin", "operator", "service"})
    public DialogueView one(@PathParam("dialogueId") UUID dialogueId) {
        DialogueId id = new DialogueId(dialogueId);
        DialogueCopy copy = store.load(id);
        Situation situation = copy.last().map(Turn::situation).orElseThrow(ProblemException::notFound);
        int starts = copy.starts().size();
        return new DialogueView(
                id,
                copy.version(),
                starts,
                copy.turns().size() - starts,
                situation.state().getClass().getSimpleName(),
                situation.rightParty(),
                situation.asked().size(),
                situation.answers().size(),
                copy.open().size());
    }
}
