package io.hearthline.standins.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decoded {@code application/x-www-form-urlencoded} body; keys may repeat. */
public final class Form {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /**
     * Reads a body.
     *
     * @throws IllegalArgumentException if an escape is malformed
     */
    public static Form parse(String body) {
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

    /** Adds a value; a key may have several. */
    public Form add(String key, String value) {
        values.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
        return this;
    }

    /** The first value; null if there is none or it is empty. */
    @Nullable
    public String get(String key) {
        List<String> all = values.get(key);
        return all == null || all.getFirst().isEmpty() ? null : all.getFirst();
    }

    /** As above, with something to fall back on. */
    public String get(String key, String otherwise) {
        String value = get(key);
        return value == null ? otherwise : value;
    }

    /** Every value of a key, in order. */
    public List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** All keys in order. */
    public Map<String, List<String>> values() {
        return values;
    }

    /** As it goes over the wire. */
    public String encode() {
        List<String> pairs = new ArrayList<>();
        values.forEach((key, all) ->
                all.forEach(value -> pairs.add(URLEncoder.encode(key, UTF_8) + "=" + URLEncoder.encode(value, UTF_8))));
        return String.join("&", pairs);
    }
}
