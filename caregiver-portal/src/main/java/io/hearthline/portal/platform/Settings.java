package io.hearthline.portal.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Stops the start when a setting is wrong, and says which; otherwise lists them once, secrets masked. */
@ApplicationScoped
class Settings {
    static final int MIN_KEY_LENGTH = 16;
    static final int MIN_PASSWORD_LENGTH = 10;

    private static final Logger LOG = Logger.getLogger(Settings.class);

    private final PortalConfig config;

    Settings(PortalConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        List<String> wrong = problems(config);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Settings are wrong: " + String.join("; ", wrong));
        }
        LOG.infof(
                "settings read PORTAL_PUBLIC_URL=%s TELEPHONY_URL=%s RECORDS_URL=%s KAFKA_BOOTSTRAP_SERVERS=%s"
                        + " JWT_KEY_ENCRYPTION_KEY=*** SERVICE_CLIENT_ID=%s SERVICE_CLIENT_SECRET=%s"
                        + " PORTAL_ADMIN_EMAIL=%s PORTAL_ADMIN_PASSWORD=%s",
                config.publicUrl(),
                config.telephonyUrl(),
                config.recordsUrl(),
                config.kafka(),
                config.serviceClientId().orElse("(unset)"),
                masked(config.serviceClientSecret()),
                masked(config.adminEmail()),
                masked(config.adminPassword()));
    }

    /** One entry a wrong setting; each begins with the variable's name and never repeats a secret. */
    static List<String> problems(PortalConfig config) {
        var wrong = new ArrayList<String>();
        address(config.publicUrl(), "PORTAL_PUBLIC_URL", wrong);
        address(config.telephonyUrl(), "TELEPHONY_URL", wrong);
        address(config.recordsUrl(), "RECORDS_URL", wrong);
        if (config.keyEncryptionKey().length() < MIN_KEY_LENGTH) {
            wrong.add("JWT_KEY_ENCRYPTION_KEY must have at least " + MIN_KEY_LENGTH + " characters");
        }
        if (config.serviceClientId().isPresent() != config.serviceClientSecret().isPresent()) {
            wrong.add("SERVICE_CLIENT_ID and SERVICE_CLIENT_SECRET must be set together");
        }
        if (config.adminEmail().isPresent() != config.adminPassword().isPresent()) {
            wrong.add("PORTAL_ADMIN_EMAIL and PORTAL_ADMIN_PASSWORD must be set together");
        }
        if (config.adminEmail().filter(email -> !email.contains("@")).isPresent()) {
            wrong.add("PORTAL_ADMIN_EMAIL must be an e-mail address");
        }
        if (config.adminPassword()
                .filter(password -> password.length() < MIN_PASSWORD_LENGTH)
                .isPresent()) {
            wrong.add("PORTAL_ADMIN_PASSWORD must have at least " + MIN_PASSWORD_LENGTH + " characters");
        }
        return List.copyOf(wrong);
    }

    private static void address(URI uri, String variable, List<String> wrong) {
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null) {
            wrong.add(variable + " must be an http or https address");
        }
    }

    private static String masked(Optional<String> value) {
        return value.isPresent() ? "***" : "(unset)";
    }
}
