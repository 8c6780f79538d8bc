package io.hearthline.telephony.platform;

import io.hearthline.contracts.access.AccessBook;
import io.hearthline.contracts.access.AccessLog;
import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.RecipientId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Who asks, and whom they may see; every permitted read of a person's data leaves an audit row. */
@ApplicationScoped
public class Access {
    private final SecurityIdentity identity;
    private final Audit audit;
    private final AccessBook book;
    private final String bootstrapServers;
    private @Nullable AccessLog log;

    Access(
            SecurityIdentity identity,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.identity = identity;
        this.audit = audit;
        this.book = new AccessBook(clock);
        this.bootstrapServers = bootstrapServers;
    }

    void started(@Observes StartupEvent event) {
        log = AccessLog.follow(bootstrapServers, book);
    }

    void stopped(@Observes ShutdownEvent event) {
        if (log != null) {
            log.close();
        }
    }

    /** Who the request's token names. */
    public Caller caller() {
        return new Caller(identity.getPrincipal().getName(), identity.getRoles());
    }

    /** True if the caller may be shown this recipient in a list. */
    public boolean sees(RecipientId recipient, DataClass dataClass) {
        return book.maySee(caller(), recipient, dataClass);
    }

    /** The same for somebody who is not of a request. */
    public boolean maySee(Caller caller, RecipientId recipient, DataClass dataClass) {
        return book.maySee(caller, recipient, dataClass);
    }

    /** True if somebody who is not of a request may act for the recipient. */
    public boolean mayAct(Caller caller, RecipientId recipient) {
        return book.mayAct(caller, recipient);
    }

    /** Notes one read by somebody who is not of a request. */
    public void note(Caller caller, String action, @Nullable RecipientId recipient) {
        audit.note(caller.subject(), action, recipient);
    }

    /** Notes one read of a person's data. */
    public void noteRead(String action, @Nullable RecipientId recipient) {
        audit.note(caller().subject(), action, recipient);
    }

    /** Notes a change of what belongs to no person. */
    public void noteChange(String action) {
        audit.note(caller().subject(), action, null);
    }

    /** Refuses, or notes the read. */
    public void requireSee(RecipientId recipient, DataClass dataClass, String action) {
        book.requireSee(caller(), recipient, dataClass);
        noteRead(action, recipient);
    }

    /** Refuses who may not act for the recipient. */
    public void requireAct(RecipientId recipient) {
        book.requireAct(caller(), recipient);
    }

    /** Refuses who runs neither the deployment nor its machines nor its calls. */
    public void requireOperator() {
        if (!caller().seesEverybody()) {
            throw io.hearthline.contracts.problem.ProblemException.notAllowed();
        }
    }
}
