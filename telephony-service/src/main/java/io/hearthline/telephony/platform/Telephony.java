package io.hearthline.telephony.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the service; wrong settings are told before anything is opened. */
@QuarkusMain
public final class Telephony {
    private static final int CONFIGURATION_ERROR = 78;

    private Telephony() {}

    /** @param arguments passed on to the runtime */
    public static void main(String... arguments) {
        List<String> problems = new ArrayList<>(tunnel());
        if (problems.isEmpty()) {
            problems.addAll(Settings.problems(Telephony::environment));
        }
        if (problems.isEmpty()) {
            Quarkus.run(arguments);
        } else {
            // No log is open yet.
            problems.forEach(problem -> System.err.println("telephony-service not started: " + problem));
            System.exit(CONFIGURATION_ERROR);
        }
    }

    /** Takes the public address from a developer's tunnel; returns what is wrong. */
    private static List<String> tunnel() {
        if (!Tunnel.wanted(Telephony::environment)) {
            return List.of();
        }
        try {
            System.setProperty("PUBLIC_URL", Tunnel.publicUrl(Telephony::environment));
            return List.of();
        } catch (IOException | IllegalArgumentException e) {
            return List.of("USE_DYNAMIC_NGROK is set, and the tunnel was not found: " + e.getMessage());
        }
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getProperty(name, System.getenv(name)));
    }
}
