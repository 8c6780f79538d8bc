package io.hearthline.telephony.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Optional;

/** Starts the service; wrong settings are told before anything is opened. */
@QuarkusMain
public final class Telephony {
    private static final int CONFIGURATION_ERROR = 78;

    private Telephony() {}

    /** @param arguments passed on to the runtime */
    public static void main(String... arguments) {
        List<String> problems = Settings.problems(Telephony::environment);
        if (problems.isEmpty()) {
            Quarkus.run(arguments);
        } else {
            // No log is open yet.
            problems.forEach(problem -> System.err.println("telephony-service not started: " + problem));
            System.exit(CONFIGURATION_ERROR);
        }
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getProperty(name, System.getenv(name)));
    }
}
