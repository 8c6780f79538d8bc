package io.hearthline.llm.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;

/** Looks at the settings before anything connects anywhere, so that a wrong one is named and not its consequence. */
@QuarkusMain
public final class Main {
    private static final int ORDINAL = 250;

    private Main() {}

    /** Exits with 1 if a setting is missing or wrong. */
    public static void main(String... args) throws IOException {
        List<String> wrong = StartCheck.wrong(settings());
        if (wrong.isEmpty()) {
            Quarkus.run(args);
        } else {
            // Logging is set up by what is not started.
            System.err.println("llm-service cannot start: " + String.join("; ", wrong));
            System.exit(1);
        }
    }

    private static LlmConfig settings() throws IOException {
        URL defaults = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResource("application.properties"));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withSources(new PropertiesConfigSource(defaults, ORDINAL))
                .withMapping(LlmConfig.class)
                .build()
                .getConfigMapping(LlmConfig.class);
    }
}
