package io.hearthline.sandbox.suite;

import java.util.Locale;

/** Something of the suite that listens; the variable {@code <NAME>_PORT} moves it. */
public enum Port {
    PORTAL(8080),
    TELEPHONY(8081),
    LLM(8082),
    WORKER(8083),
    STANDINS_TWILIO(18090),
    STANDINS_ELEVENLABS(18091),
    STANDINS_CHATMODEL(18092),
    STANDINS_REALTIME(18093),
    STANDINS_MAIL(18025),
    STANDINS_MAIL_CONTROL(18026),
    KAFKA(19092),
    REDIS(16379),
    POSTGRES(15432);

    private final int usual;

    Port(int usual) {
        this.usual = usual;
    }

    int usual() {
        return usual;
    }

    /** The environment variable, for example {@code PORTAL_PORT}. */
    public String variable() {
        return name() + "_PORT";
    }

    /** The command line option, for example {@code --portal-port}. */
    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
    }
}
