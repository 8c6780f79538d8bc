package io.hearthline.portal.signin;

import io.hearthline.contracts.ids.AccountId;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Accounts in Postgres; passwords as bcrypt hashes only. */
@ApplicationScoped
public class AccountStore implements PanacheRepositoryBase<AccountEntity, UUID> {
    private static final int BCRYPT_COST = 11;
    /** What a wrong address is compared with, so that it takes as long as a wrong password. */
    private static final String NOBODY = BcryptUtil.bcryptHash(UUID.randomUUID().toString(), BCRYPT_COST);

    private static final String INSERT = """
            insert into accounts (id, email, name, password_hash, roles, created_at)
            values (:id, :email, :name, :hash, :roles, :at)
            on conflict do nothing""";

    private final Clock clock;

    AccountStore(Clock clock) {
        this.clock = clock;
    }

    /** @return empty if the address has an account already */
    @Transactional
    public Optional<Account> create(String email, String name, String password, Set<String> roles) {
        var account = new Account(AccountId.random(), email.strip(), name.strip(), roles);
        int inserted = getEntityManager()
                .createNativeQuery(INSERT)
                .setParameter("id", account.id().value())
                .setParameter("email", account.email())
                .setParameter("name", account.name())
                .setParameter("hash", BcryptUtil.bcryptHash(password, BCRYPT_COST))
                .setParameter("roles", String.join(" ", new TreeSet<>(roles)))
                .setParameter("at", clock.instant())
                .executeUpdate();
        return inserted == 1 ? Optional.of(account) : Optional.empty();
    }

    /** The account these belong to; takes as long for an unknown address. */
    @Transactional
    Optional<Account> verify(String email, String password) {
        Optional<AccountEntity> row = find("lower(email) = ?1", email.strip().toLowerCase(Locale.ROOT))
                .firstResultOptional();
        boolean matches =
                BcryptUtil.matches(password, row.map(each -> each.passwordHash).orElse(NOBODY));
        return matches ? row.map(AccountStore::account) : Optional.empty();
    }

    /** Everybody who may sign in, by name. */
    @Transactional
    public List<Account> all() {
        return listAll(Sort.by("name")).stream().map(AccountStore::account).toList();
    }

    @Transactional
    public Optional<Account> find(AccountId id) {
        return findByIdOptional(id.value()).map(AccountStore::account);
    }

    @Transactional
    boolean none() {
        return count() == 0;
    }

    private static Account account(AccountEntity row) {
        return new Account(new AccountId(row.id), row.email, row.name, Set.of(row.roles.split(" ")));
    }
}
