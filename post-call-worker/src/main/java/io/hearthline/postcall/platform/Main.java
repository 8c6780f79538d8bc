package io.hearthline.postcall.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Checks the settings before anything is opened, then starts. */
@QuarkusMain
public final class Main {
    private static final Logger LOG = Logger.getLogger(Main.class);

    private Main() {}

    /** Ends with status 2, naming the variables, if a setting is wrong. */
    public static void main(String... args) {
        List<String> problems = Settings.problems(Main::setting);
        if (!problems.isEmpty()) {
            System.err.println("post-call-worker cannot start: " + String.join("; ", problems));
            System.exit(2);
        }
        LOG.infof("settings read %s", Settings.shown(Main::setting));
        Quarkus.run(args);
    }

    private static @Nullable String setting(String name) {
        String property = System.getProperty(name);
        return property == null ? System.getenv(name) : property;
    }
}
