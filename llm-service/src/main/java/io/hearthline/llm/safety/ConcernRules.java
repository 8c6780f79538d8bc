package io.hearthline.llm.safety;

import com.fasterxml.jackson.core.type.TypeReference;
import io.hearthline.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What dangerous sentences are made of, per category: a grammar of claims over concepts, kept as data beside this class. A
 * draft for clinical review.
 */
final class ConcernRules {
    private final Map<String, List<Rule>> rules = new LinkedHashMap<>();
    private final Scope scope;

    private ConcernRules(Map<String, List<String>> concepts, Map<String, List<String>> scope) {
        Grammar grammar = new Grammar(concepts);
        this.scope = new Scope(grammar, scope);
        for (String name : List.of("rules-life.json", "rules-body.json")) {
            resource(name)
                    .forEach((category, phrases) -> rules.put(
                            category,
                            phrases.stream()
                                    .map(phrase -> Rule.of(grammar, phrase))
                                    .toList()));
        }
    }

    /** Reads the rules that ship with this service. */
    static ConcernRules load() {
        return new ConcernRules(resource("lexicon.json"), resource("scope.json"));
    }

    private static Map<String, List<String>> resource(String name) {
        try (InputStream in = Objects.requireNonNull(ConcernRules.class.getResourceAsStream(name))) {
            return Json.MAPPER.readValue(in, new TypeReference<LinkedHashMap<String, List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("rules unreadable: " + name, e);
        }
    }

    /** Category ids in the order they are tried. */
    List<String> categories() {
        return List.copyOf(rules.keySet());
    }

    /** True if the utterance, in its spoken form, claims a danger of this category. */
    boolean claims(String category, String spoken) {
        String text = scope.literal(spoken);
        return rules.getOrDefault(category, List.of()).stream()
                .anyMatch(rule -> rule.in(text)
                        .anyMatch(hits -> rule.surely() || scope.meant(category, rule.anyone(), text, hits)));
    }
}
