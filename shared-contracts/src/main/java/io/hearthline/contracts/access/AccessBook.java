package io.hearthline.contracts.access;

import io.hearthline.contracts.events.AccessEvent;
import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.GrantId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A service's own copy of the grants, so that a removal counts at once. A copy that has not been at the log's end for
 * {@link #STALE_AFTER} denies everybody who needs a grant. Safe for use by many threads.
 */
public final class AccessBook {
    /** How long an answer may rest on a copy that is not known to be current. */
    public static final Duration STALE_AFTER = Duration.ofSeconds(60);

    private record Grant(String account, RecipientId recipient, AccessEvent.Role role, Set<DataClass> dataClasses) {}

    private final Map<GrantId, Grant> grants = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile @Nullable Instant currentAt;

    public AccessBook(Clock clock) {
        this.clock = clock;
    }

    /** Takes the next event of the log. */
    public void apply(AccessEvent event) {
        switch (event) {
            case AccessEvent.AccessGranted g ->
                grants.put(g.grantId(), grant(g.accountId().toString(), g.recipientId(), g.role(), g.dataClasses()));
            case AccessEvent.AccessChanged g ->
                grants.put(g.grantId(), grant(g.accountId().toString(), g.recipientId(), g.role(), g.dataClasses()));
            case AccessEvent.AccessRevoked g -> grants.remove(g.grantId());
            case AccessEvent.Unknown _ -> {}
        }
    }

    private static Grant grant(String account, RecipientId recipient, AccessEvent.Role role, Set<DataClass> classes) {
        return new Grant(account, recipient, role, Set.copyOf(classes));
    }

    /** Notes that everything published so far has been applied. */
    public void current() {
        currentAt = clock.instant();
    }

    /** True if the copy was at the log's end a short while ago. */
    public boolean fresh() {
        Instant at = currentAt;
        return at != null && clock.instant().isBefore(at.plus(STALE_AFTER));
    }

    /** True if the caller may see this class of a recipient's data; fails closed. */
    public boolean maySee(Caller caller, RecipientId recipient, DataClass dataClass) {
        return may(caller, recipient, grant -> grant.dataClasses().contains(dataClass));
    }

    /** True if the caller may act for a recipient: call now, acknowledge, change; fails closed. */
    public boolean mayAct(Caller caller, RecipientId recipient) {
        return may(caller, recipient, grant -> grant.role() == AccessEvent.Role.PRIMARY);
    }

    private boolean may(Caller caller, RecipientId recipient, Predicate<Grant> enough) {
        return caller.seesEverybody()
                || (fresh()
                        && grants.values().stream()
                                .anyMatch(grant -> grant.account().equals(caller.subject())
                                        && grant.recipient().equals(recipient)
                                        && enough.test(grant)));
    }

    /** Those of the candidates whose data of this class the caller may see. */
    public Set<RecipientId> visible(Caller caller, Collection<RecipientId> candidates, DataClass dataClass) {
        return candidates.stream().filter(id -> maySee(caller, id, dataClass)).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws ProblemException 404, as for a recipient that does not exist, if the caller may not see */
    public void requireSee(Caller caller, RecipientId recipient, DataClass dataClass) {
        if (!maySee(caller, recipient, dataClass)) {
            throw ProblemException.notFound();
        }
    }

    /** @throws ProblemException 403 if the caller may not act for the recipient */
    public void requireAct(Caller caller, RecipientId recipient) {
        if (!mayAct(caller, recipient)) {
            throw ProblemException.notAllowed();
        }
    }
}
