package io.hearthline.sandbox.suite;

import java.nio.file.Path;

/** One of the four services. */
public enum Service {
    PORTAL("caregiver-portal", Port.PORTAL),
    TELEPHONY("telephony-service", Port.TELEPHONY),
    LLM("llm-service", Port.LLM),
    WORKER("post-call-worker", Port.WORKER);

    private final String module;
    private final Port port;

    Service(String module, Port port) {
        this.module = module;
        this.port = port;
    }

    /** The module's folder, which is also the service's name. */
    public String module() {
        return module;
    }

    Port port() {
        return port;
    }

    /** What Maven's {@code package} leaves to be run. */
    Path program(Path repository) {
        return repository
                .resolve(module)
                .resolve("target")
                .resolve("quarkus-app")
                .resolve("quarkus-run.jar");
    }
}
