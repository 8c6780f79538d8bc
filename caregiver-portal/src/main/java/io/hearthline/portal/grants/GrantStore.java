package io.hearthline.portal.grants;

import io.hearthline.contracts.events.AccessEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.ids.AccountId;
import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.ids.GrantId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.portal.outbox.Events;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Grants in Postgres; every change is published in its own transaction. */
@ApplicationScoped
class GrantStore implements PanacheRepositoryBase<GrantEntity, UUID> {
    private final Events events;
    private final Clock clock;

    GrantStore(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** What an account may see, by recipient. */
    @Transactional
    List<Grant> of(AccountId account) {
        return list("accountId", account.value()).stream()
                .map(GrantStore::grant)
                .toList();
    }

    /** Grants, or changes the grant there is for this account and recipient. */
    @Transactional
    Grant grant(
            AccountId account,
            RecipientId recipient,
            AccessEvent.Role role,
            Set<AccessEvent.DataClass> dataClasses,
            @Nullable ContactId contact) {
        Instant now = clock.instant();
        GrantEntity row = find("accountId = ?1 and recipientId = ?2", account.value(), recipient.value())
                .firstResult();
        boolean fresh = row == null;
        if (row == null) {
            row = new GrantEntity();
            row.id = UUID.randomUUID();
            row.accountId = account.value();
            row.recipientId = recipient.value();
            row.createdAt = now;
        }
        row.role = role;
        row.dataClasses = dataClasses.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
        row.contactId = contact == null ? null : contact.value();
        if (fresh) {
            persist(row);
        }
        Grant grant = grant(row);
        events.publish(Topics.ACCESS, fresh ? granted(grant, now) : changed(grant, now), now);
        return grant;
    }

    /** @return false if there is no such grant */
    @Transactional
    boolean revoke(GrantId id) {
        GrantEntity row = findById(id.value());
        if (row == null) {
            return false;
        }
        Instant now = clock.instant();
        Grant grant = grant(row);
        delete(row);
        events.publish(
                Topics.ACCESS,
                new AccessEvent.AccessRevoked(grant.id(), grant.accountId(), grant.recipientId(), now),
                now);
        return true;
    }

    private static AccessEvent granted(Grant grant, Instant at) {
        return new AccessEvent.AccessGranted(
                grant.id(),
                grant.accountId(),
                grant.recipientId(),
                grant.role(),
                grant.dataClasses(),
                grant.contactId(),
                at);
    }

    private static AccessEvent changed(Grant grant, Instant at) {
        return new AccessEvent.AccessChanged(
                grant.id(),
                grant.accountId(),
                grant.recipientId(),
                grant.role(),
                grant.dataClasses(),
                grant.contactId(),
                at);
    }

    private static Grant grant(GrantEntity row) {
        return new Grant(
                new GrantId(row.id),
                new AccountId(row.accountId),
                new RecipientId(row.recipientId),
                row.role,
                Arrays.stream(row.dataClasses.split(" "))
                        .map(AccessEvent.DataClass::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.contactId == null ? null : new ContactId(row.contactId));
    }
}
