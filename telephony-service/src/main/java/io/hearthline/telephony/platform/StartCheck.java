package io.hearthline.telephony.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Stops a start with wrong settings, and says in one line what a right one runs with. */
@ApplicationScoped
class StartCheck {
    private static final Logger LOG = Logger.getLogger(StartCheck.class);

    private final Config config;

    StartCheck(Config config) {
        this.config = config;
    }

    void starting(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Function<String, Optional<String>> environment = name -> config.getOptionalValue(name, String.class);
        List<String> problems = Settings.problems(environment);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", problems));
        }
        LOG.infof("started settings: %s", Settings.describe(environment));
    }
}
