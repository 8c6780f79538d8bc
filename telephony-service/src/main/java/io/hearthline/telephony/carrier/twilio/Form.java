package io.hearthline.telephony.carrier.twilio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A webhook's fields, empty and repeated ones included: all of them are signed. */
public record Form(Map<String, List<String>> fields) {
    public Form {
        fields = Map.copyOf(fields);
    }

    /** @throws IllegalArgumentException if an escape is broken */
    public static Form decode(String body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            if (!pair.isEmpty()) {
                int cut = pair.indexOf('=');
                String name = decoded(cut < 0 ? pair : pair.substring(0, cut));
                fields.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(cut < 0 ? "" : decoded(pair.substring(cut + 1)));
            }
        }
        return new Form(fields);
    }

    /** The field's first value; empty if it is missing or says nothing. */
    public Optional<String> text(String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }

    /** The field as a number that is not negative; empty if it is none. */
    public Optional<Integer> number(String name) {
        return text(name).filter(value -> value.matches("[0-9]{1,9}")).map(Integer::valueOf);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Form[…]";
    }
}
