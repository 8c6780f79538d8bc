package io.hearthline.standins.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decoded {@code application/x-www-form-urlencoded} body; keys may repeat. */
final class Form {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if an escape is malformed */
    static Form parse(String body) {
        Form form = new Form();
        for (String pair : body.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String key = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                form.add(URLDecoder.decode(key, UTF_8), URLDecoder.decode(value, UTF_8));
            }
        }
        return form;
    }

    Form add(String key, String value) {
        values.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
        return this;
    }

    @Nullable
    String get(String key) {
        List<String> all = values.get(key);
        return all == null || all.getFirst().isEmpty() ? null : all.getFirst();
    }

    String get(String key, String otherwise) {
        String value = get(key);
        return value == null ? otherwise : value;
    }

    List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    Map<String, List<String>> values() {
        return values;
    }

    String encode() {
        List<String> pairs = new ArrayList<>();
        values.forEach((key, all) ->
                all.forEach(value -> pairs.add(URLEncoder.encode(key, UTF_8) + "=" + URLEncoder.encode(value, UTF_8))));
        return String.join("&", pairs);
    }
}
