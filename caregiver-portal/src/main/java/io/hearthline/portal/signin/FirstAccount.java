package io.hearthline.portal.signin;

import io.hearthline.contracts.access.Caller;
import io.hearthline.portal.platform.PortalConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.jboss.logging.Logger;

/** Makes the first administrator from the settings, when nobody can sign in yet. */
@ApplicationScoped
class FirstAccount {
    private static final Logger LOG = Logger.getLogger(FirstAccount.class);

    private final AccountStore accounts;
    private final PortalConfig config;

    FirstAccount(AccountStore accounts, PortalConfig config) {
        this.accounts = accounts;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (!accounts.none()) {
            return;
        }
        if (config.adminEmail().isEmpty() || config.adminPassword().isEmpty()) {
            LOG.warn("nobody can sign in: set PORTAL_ADMIN_EMAIL and PORTAL_ADMIN_PASSWORD and start again");
            return;
        }
        accounts.create(
                        config.adminEmail().get(),
                        "Administrator",
                        config.adminPassword().get(),
                        Set.of(Caller.ADMIN))
                .ifPresent(account -> LOG.info("first administrator made"));
    }
}
