package io.hearthline.telephony.platform;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment this service is run by: what each variable must be, and how it may be printed. */
public final class Settings {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-f]{32}");
    private static final int SECRET_LENGTH = 16;
    private static final int KEY_BYTES = 32;
    private static final int LONGEST_CALL_MINUTES = 240;
    private static final int LONGEST_DRAIN_SECONDS = 7200;

    private record Setting(String name, boolean required, boolean secret, String must, Predicate<String> holds) {}

    private static final List<Setting> ALL = List.of(
            optional("PORT", "be a port number", Settings::port),
            required("PUBLIC_URL", "be an http or https address without a path", Settings::base),
            optional("TELEPHONY_ROLE", "be all, control or media", value -> value.matches("all|control|media")),
            optional("USE_DYNAMIC_NGROK", "be true or false", value -> value.matches("true|false")),
            optional("NGROK_API_URL", "be an http address", Settings::http),
            optional("STREAM_URL", "be a ws or wss address without a path", Settings::socketBase),
            required("TWILIO_ACCOUNT_SID", "be AC and 32 hex digits", ACCOUNT.asMatchPredicate()),
            secret("TWILIO_AUTH_TOKEN"),
            new Setting("TWILIO_AUTH_TOKEN_SECONDARY", false, true, "not be empty", value -> true),
            required("TWILIO_NUMBER", "be an E.164 number", E164.asMatchPredicate()),
            optional(
                    "TWILIO_ESCALATION_NUMBERS",
                    "be E.164 numbers with commas between them",
                    value -> Stream.of(value.split(",", -1)).allMatch(E164.asMatchPredicate())),
            optional("TWILIO_FALLBACK_URL", "be an http or https address", Settings::http),
            optional("ONCALL_PHONE", "be an E.164 number", E164.asMatchPredicate()),
            optional("TWILIO_CALLS_PER_SECOND", "be a number from 1 to 100", value -> between(value, 1, 100)),
            optional("TWILIO_API_BASE_URL", "be an http or https address without a path", Settings::base),
            optionalSecret("ELEVENLABS_API_KEY"),
            optional("ELEVENLABS_AGENT_ID", "not be empty", value -> true),
            optional("ELEVENLABS_BASE_URL", "be an http or https address without a path", Settings::base),
            optional("ELEVENLABS_VOICE_ID", "not be empty", value -> true),
            optionalSecret("OPENAI_API_KEY"),
            optional("OPENAI_BASE_URL", "be an http or https address", Settings::http),
            optional("OPENAI_REALTIME_URL", "be a ws or wss address", Settings::socket),
            optional("OPENAI_REALTIME_MODEL", "not be empty", value -> true),
            optional("OPENAI_REALTIME_FORMAT", "be pcmu or pcm", value -> value.matches("pcmu|pcm")),
            optional("OPENAI_VOICE", "not be empty", value -> true),
            optional("OPENAI_SPEECH_MODEL", "not be empty", value -> true),
            optional("OPENAI_TRANSCRIPTION_MODEL", "not be empty", value -> true),
            optional("LLM_SERVICE_URL", "be an http or https address without a path", Settings::base),
            optionalSecret("CUSTOM_LLM_SECRET"),
            new Setting(
                    "CALL_TOKEN_SECRET",
                    true,
                    true,
                    "have at least 16 characters",
                    value -> value.length() >= SECRET_LENGTH),
            optional(
                    "DRAIN_TIMEOUT_SECONDS",
                    "be a number from 0 to 7200",
                    value -> between(value, 0, LONGEST_DRAIN_SECONDS)),
            optional(
                    "MAX_CALL_DURATION_MINUTES",
                    "be a number from 1 to 240",
                    value -> between(value, 1, LONGEST_CALL_MINUTES)),
            new Setting("ENCRYPTION_KEY", false, true, "be 32 bytes in base64", Settings::key),
            optional("RECORDINGS_PATH", "be a folder", value -> true),
            optional("RECORDINGS_DELETE_AT_CARRIER", "be true or false", value -> value.matches("true|false")),
            optional("REDIS_URL", "start with redis:// or rediss://", value -> value.matches("rediss?://.+")),
            new Setting("REDIS_PASSWORD", false, true, "not be empty", value -> true),
            optional("KAFKA_BOOTSTRAP_SERVERS", "be host:port", value -> value.matches(".+:[0-9]+")),
            optional("DATABASE_URL", "start with jdbc:postgresql://", value -> value.startsWith("jdbc:postgresql://")),
            optional("DATABASE_USER", "not be empty", value -> true),
            new Setting("DATABASE_PASSWORD", false, true, "not be empty", value -> true),
            optional("JWKS_URL", "not be empty", value -> true),
            optional("PORTAL_PUBLIC_URL", "be an http or https address", Settings::http),
            optional("CORS_ORIGINS", "be http or https origins, separated by commas", Settings::origins),
            optional("LOG_LEVEL", "be TRACE, DEBUG, INFO, WARN or ERROR", value -> value.matches("[A-Za-z]+")));

    private static final Map<String, List<String>> VOICES = Map.of(
            "ELEVENLABS_API_KEY", List.of("ELEVENLABS_AGENT_ID"),
            "OPENAI_API_KEY", List.of("LLM_SERVICE_URL", "CUSTOM_LLM_SECRET"));

    private Settings() {}

    private static Setting required(String name, String must, Predicate<String> holds) {
        return new Setting(name, true, false, must, holds);
    }

    private static Setting optional(String name, String must, Predicate<String> holds) {
        return new Setting(name, false, false, must, holds);
    }

    private static Setting secret(String name) {
        return new Setting(name, true, true, "not be empty", value -> true);
    }

    private static Setting optionalSecret(String name) {
        return new Setting(name, false, true, "not be empty", value -> true);
    }

    /** What is wrong, one sentence a variable, values never repeated; empty if the service may start. */
    public static List<String> problems(Function<String, Optional<String>> environment) {
        List<String> problems = new ArrayList<>();
        for (Setting setting : ALL) {
            Optional<String> value = value(setting, environment);
            if (value.isEmpty()) {
                if (setting.required()) {
                    problems.add(setting.name() + " is missing: it must " + setting.must());
                }
            } else if (!setting.holds().test(value.get())) {
                problems.add(setting.name() + " is wrong: it must " + setting.must());
            }
        }
        problems.addAll(voices(
                name -> environment.apply(name).filter(text -> !text.isBlank()).isPresent()));
        return problems;
    }

    /** One voice engine at least, and each with all it needs. */
    private static List<String> voices(Predicate<String> isSet) {
        if (!isSet.test("ELEVENLABS_API_KEY") && !isSet.test("OPENAI_API_KEY")) {
            return List.of("ELEVENLABS_API_KEY and OPENAI_API_KEY are missing: one voice engine must be set up");
        }
        List<String> problems = new ArrayList<>();
        VOICES.forEach((key, needed) -> needed.stream()
                .filter(name -> isSet.test(key) && !isSet.test(name))
                .forEach(name -> problems.add(name + " is missing: " + key + " needs it")));
        return problems;
    }

    /** One line for the log: {@code NAME=value}, secrets masked, what is not set left out. */
    public static String describe(Function<String, Optional<String>> environment) {
        return ALL.stream()
                .flatMap(setting -> value(setting, environment).stream()
                        .map(value -> setting.name() + "=" + (setting.secret() ? "***" : value)))
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> value(Setting setting, Function<String, Optional<String>> environment) {
        Optional<String> value = environment.apply(setting.name()).filter(text -> !text.isBlank());
        // The name an earlier system had for it.
        return value.isEmpty() && setting.name().equals("TWILIO_NUMBER")
                ? environment.apply("TWILIO_PHONE_NUMBER").filter(text -> !text.isBlank())
                : value;
    }

    private static boolean key(String value) {
        try {
            return Base64.getDecoder().decode(value).length == KEY_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean port(String value) {
        return value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65_535;
    }

    private static boolean between(String value, int least, int most) {
        return value.matches("[0-9]{1,5}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
    }

    private static boolean http(String value) {
        return scheme(value, "http", "https");
    }

    private static boolean base(String value) {
        return http(value) && !URI.create(value).getRawPath().matches(".*[^/].*");
    }

    private static boolean socket(String value) {
        return scheme(value, "ws", "wss");
    }

    private static boolean origins(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip).allMatch(Settings::base);
    }

    private static boolean socketBase(String value) {
        return socket(value) && !URI.create(value).getRawPath().matches(".*[^/].*");
    }

    private static boolean scheme(String value, String plain, String secure) {
        try {
            URI uri = new URI(value);
            return (plain.equals(uri.getScheme()) || secure.equals(uri.getScheme())) && uri.getHost() != null;
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }
}
