package io.hearthline.postcall.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the environment must say before anything starts; values of secrets are never repeated. */
public final class Settings {
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern DURATION = Pattern.compile("[1-9][0-9]{0,4}[smh]");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final List<String> SECRETS = List.of(
            "DATABASE_PASSWORD",
            "TWILIO_AUTH_TOKEN",
            "OPENAI_API_KEY",
            "SMTP_PASSWORD",
            "ONCALL_PHONE",
            "ONCALL_EMAIL");
    private static final List<String> NAMES = List.of(
            "PORT",
            "DATABASE_URL",
            "DATABASE_USER",
            "KAFKA_BOOTSTRAP_SERVERS",
            "JWKS_URL",
            "PORTAL_PUBLIC_URL",
            "TWILIO_ACCOUNT_SID",
            "TWILIO_API_BASE_URL",
            "TWILIO_MESSAGING_FROM",
            "TWILIO_NUMBER",
            "OPENAI_BASE_URL",
            "OPENAI_MODEL",
            "SMTP_HOST",
            "SMTP_PORT",
            "ALERT_EMERGENCY_WITHIN",
            "ALERT_URGENT_WITHIN",
            "ALERT_WATCH_WITHIN",
            "LOG_LEVEL");

    private final Function<String, @Nullable String> source;
    private final List<String> problems = new ArrayList<>();

    private Settings(Function<String, @Nullable String> source) {
        this.source = source;
    }

    /**
     * Checks every setting.
     *
     * @param source the value of a variable, null if it is not set
     * @return one sentence a problem, each naming its variable
     */
    public static List<String> problems(Function<String, @Nullable String> source) {
        Settings settings = new Settings(source);
        settings.check();
        return List.copyOf(settings.problems);
    }

    /** Names and values for the start line, secrets masked. */
    public static Map<String, String> shown(Function<String, @Nullable String> source) {
        Map<String, String> shown = new TreeMap<>();
        for (String name : NAMES) {
            String value = source.apply(name);
            shown.put(name, value == null || value.isBlank() ? "-" : value);
        }
        for (String name : SECRETS) {
            String value = source.apply(name);
            shown.put(name, value == null || value.isBlank() ? "-" : "***");
        }
        return shown;
    }

    private void check() {
        required("DATABASE_URL", v -> v.startsWith("jdbc:postgresql://"), "must be a jdbc:postgresql:// address");
        required("DATABASE_USER", _ -> true, "");
        required("DATABASE_PASSWORD", _ -> true, "");
        required("KAFKA_BOOTSTRAP_SERVERS", v -> v.contains(":"), "must be host:port, separated by commas");
        optional("PORT", Settings::port, "must be a port number");
        optional("SMTP_PORT", Settings::port, "must be a port number");
        for (String url : List.of("JWKS_URL", "PORTAL_PUBLIC_URL", "TWILIO_API_BASE_URL", "OPENAI_BASE_URL")) {
            optional(url, Settings::web, "must be an http or https address");
        }
        optional("TWILIO_ACCOUNT_SID", v -> ACCOUNT.matcher(v).matches(), "must be AC and 32 hexadecimal digits");
        if (present("TWILIO_ACCOUNT_SID")) {
            required("TWILIO_AUTH_TOKEN", _ -> true, "");
        }
        for (String phone : List.of("TWILIO_NUMBER", "TWILIO_PHONE_NUMBER", "ONCALL_PHONE")) {
            optional(phone, v -> PHONE.matcher(v).matches(), "must be a phone number like +15005550006");
        }
        optional("ONCALL_EMAIL", v -> MAIL.matcher(v).matches(), "must be a mail address");
        for (String within : List.of("ALERT_EMERGENCY_WITHIN", "ALERT_URGENT_WITHIN", "ALERT_WATCH_WITHIN")) {
            optional(within, v -> DURATION.matcher(v).matches(), "must be a span like 90s, 5m or 12h");
        }
    }

    private boolean present(String name) {
        String value = source.apply(name);
        return value != null && !value.isBlank();
    }

    private void required(String name, Predicate<String> valid, String rule) {
        if (present(name)) {
            optional(name, valid, rule);
        } else {
            problems.add(name + " is not set");
        }
    }

    private void optional(String name, Predicate<String> valid, String rule) {
        String value = source.apply(name);
        if (value != null && !value.isBlank() && !valid.test(value)) {
            problems.add(name + " " + rule);
        }
    }

    private static boolean port(String value) {
        return value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65_535;
    }

    private static boolean web(String value) {
        try {
            URI uri = new URI(value);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
