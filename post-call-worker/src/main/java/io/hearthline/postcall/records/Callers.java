package io.hearthline.postcall.records;

import io.hearthline.contracts.access.AccessBook;
import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.postcall.privacy.Audit;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who asks, what they may see, and the trail they leave. */
@RequestScoped
public class Callers {
    private final JsonWebToken token;
    private final AccessBook book;
    private final Audit audit;

    Callers(JsonWebToken token, AccessBook book, Audit audit) {
        this.token = token;
        this.book = book;
        this.audit = audit;
    }

    /** The verified caller. */
    public Caller caller() {
        String subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw ProblemException.notAllowed();
        }
        Set<String> groups = token.getGroups();
        return new Caller(subject, groups == null ? Set.of() : groups);
    }

    /** True if the caller may see this class of the recipient's data; of nobody's call only those who see everybody. */
    public boolean maySee(@Nullable RecipientId recipient, DataClass dataClass) {
        Caller caller = caller();
        return recipient == null ? caller.seesEverybody() : book.maySee(caller, recipient, dataClass);
    }

    /** @throws ProblemException 404 if the caller may not see it */
    public void requireSee(@Nullable RecipientId recipient, DataClass dataClass) {
        if (!maySee(recipient, dataClass)) {
            throw ProblemException.notFound();
        }
    }

    /** @throws ProblemException 403 if the caller may not act for the recipient */
    public void requireAct(@Nullable RecipientId recipient) {
        Caller caller = caller();
        if (recipient == null ? !caller.seesEverybody() : !book.mayAct(caller, recipient)) {
            throw ProblemException.notAllowed();
        }
    }

    /** Leaves a row of the audit trail. */
    public void note(String action, @Nullable RecipientId recipient, Object object) {
        audit.note(caller(), action, recipient, object);
    }
}
