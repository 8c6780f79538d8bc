package io.hearthline.sandbox.suite;

import io.hearthline.standins.EmbeddedPostgres;
import io.hearthline.standins.StandInsConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment each service is started with: what it needs and no more. */
final class Settings {
    static final String ADMIN_EMAIL = "admin@hearthline.example";
    static final String CLIENT_ID = "sandbox";
    static final String AGENT_ID = "agent_sandbox";
    static final String OUR_NUMBER = "+15005550006";
    static final String OPERATOR = "+12025550143";

    private final PortPlan ports;
    private final Secrets secrets;
    private final Map<String, String> extra;

    /** @param extra wins, for every service */
    Settings(PortPlan ports, Secrets secrets, Map<String, String> extra) {
        this.ports = ports;
        this.secrets = secrets;
        this.extra = Map.copyOf(extra);
    }

    Map<String, String> of(Service service) {
        Map<String, String> settings = new HashMap<>(common(service));
        switch (service) {
            case PORTAL -> settings.putAll(portal());
            case TELEPHONY -> settings.putAll(telephony());
            case LLM -> settings.putAll(llm());
            case WORKER -> settings.putAll(worker());
        }
        settings.putAll(extra);
        return settings;
    }

    private Map<String, String> common(Service service) {
        return Map.ofEntries(
                Map.entry("PORT", String.valueOf(ports.of(service.port()))),
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry(
                        "DATABASE_URL",
                        "jdbc:postgresql://127.0.0.1:" + ports.of(Port.POSTGRES) + "/" + Suite.DATABASE),
                Map.entry("DATABASE_USER", EmbeddedPostgres.USER),
                Map.entry("DATABASE_PASSWORD", EmbeddedPostgres.PASSWORD),
                // A consumer that was killed gives its partitions up soon after.
                Map.entry("KAFKA_SESSION_TIMEOUT_MS", "6000"),
                Map.entry("KAFKA_HEARTBEAT_INTERVAL_MS", "1500"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of(Port.KAFKA)),
                Map.entry("REDIS_URL", "redis://127.0.0.1:" + ports.of(Port.REDIS)),
                Map.entry("JWKS_URL", ports.url(Port.PORTAL) + "/.well-known/jwks.json"),
                Map.entry("PORTAL_PUBLIC_URL", ports.url(Port.PORTAL)),
                Map.entry("TELEPHONY_URL", ports.url(Port.TELEPHONY)),
                Map.entry("RECORDS_URL", ports.url(Port.WORKER)),
                Map.entry("LLM_SERVICE_URL", ports.url(Port.LLM)));
    }

    private Map<String, String> portal() {
        return Map.of(
                "PORTAL_ADMIN_EMAIL", ADMIN_EMAIL,
                "PORTAL_ADMIN_PASSWORD", secrets.adminPassword(),
                "SERVICE_CLIENT_ID", CLIENT_ID,
                "SERVICE_CLIENT_SECRET", secrets.clientSecret(),
                "JWT_KEY_ENCRYPTION_KEY", secrets.keyEncryptionKey());
    }

    private Map<String, String> telephony() {
        Map<String, String> settings = new HashMap<>(carrier());
        settings.put("PUBLIC_URL", ports.url(Port.TELEPHONY));
        settings.put("ELEVENLABS_BASE_URL", ports.url(Port.STANDINS_ELEVENLABS));
        settings.put("ELEVENLABS_API_KEY", secrets.voiceKey());
        settings.put("ELEVENLABS_AGENT_ID", AGENT_ID);
        settings.put(
                "OPENAI_REALTIME_URL", ports.url(Port.STANDINS_REALTIME).replaceFirst("http", "ws") + "/v1/realtime");
        settings.put("OPENAI_BASE_URL", ports.url(Port.STANDINS_REALTIME) + "/v1");
        settings.put("OPENAI_API_KEY", secrets.modelKey());
        settings.put("CUSTOM_LLM_SECRET", secrets.llmSecret());
        settings.put("CALL_TOKEN_SECRET", secrets.callTokenSecret());
        // Whoever ends the sandbox in the middle of a call wants it to end.
        settings.put("DRAIN_TIMEOUT_SECONDS", "0");
        settings.put("ENCRYPTION_KEY", secrets.encryptionKey());
        settings.put("ONCALL_PHONE", OPERATOR);
        return settings;
    }

    private Map<String, String> llm() {
        return Map.of(
                "CUSTOM_LLM_SECRET", secrets.llmSecret(),
                "CALL_TOKEN_SECRET", secrets.callTokenSecret());
    }

    private Map<String, String> worker() {
        Map<String, String> settings = new HashMap<>(carrier());
        settings.put("SMTP_HOST", "127.0.0.1");
        settings.put("SMTP_PORT", String.valueOf(ports.of(Port.STANDINS_MAIL)));
        settings.put("SMTP_FROM", "hearthline@hearthline.example");
        return settings;
    }

    /** The vendors' side of the same settings. */
    static StandInsConfig standIns(Suite.Plan plan) {
        PortPlan ports = plan.ports();
        Secrets secrets = plan.secrets();
        return new StandInsConfig(
                new StandInsConfig.Listening(
                        ports.of(Port.STANDINS_TWILIO),
                        ports.of(Port.STANDINS_ELEVENLABS),
                        ports.of(Port.STANDINS_REALTIME),
                        ports.of(Port.STANDINS_CHATMODEL),
                        ports.of(Port.STANDINS_MAIL),
                        ports.of(Port.STANDINS_MAIL_CONTROL)),
                new StandInsConfig.Carrier(secrets.accountSid(), secrets.authToken(), List.of(OUR_NUMBER)),
                new StandInsConfig.Voice(
                        secrets.voiceKey(), AGENT_ID, URI.create(ports.url(Port.LLM) + "/v1"), secrets.llmSecret()),
                secrets.modelKey(),
                plan.pace());
    }

    private Map<String, String> carrier() {
        return Map.of(
                "TWILIO_API_BASE_URL", ports.url(Port.STANDINS_TWILIO),
                "TWILIO_ACCOUNT_SID", secrets.accountSid(),
                "TWILIO_AUTH_TOKEN", secrets.authToken(),
                "TWILIO_NUMBER", OUR_NUMBER);
    }
}
