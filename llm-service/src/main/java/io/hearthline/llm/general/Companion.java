package io.hearthline.llm.general;

import io.hearthline.llm.understanding.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Keeps company by a few rules where no model is configured or none answers in time. */
public final class Companion {
    private static final Map<Pattern, String> RULES = rules();
    private static final List<String> OTHERWISE = List.of(
            "I'd like to hear more about that. What happened next?",
            "That sounds like it matters to you. How did it make you feel?",
            "Thank you for telling me. What else has been on your mind?",
            "I see. What are you looking forward to this week?");

    private Companion() {}

    /** @param turn how many turns the person has had; the same turn gets the same words */
    public static String reply(String utterance, int turn) {
        Words words = Words.of(utterance);
        for (Map.Entry<Pattern, String> rule : RULES.entrySet()) {
            if (words.has(rule.getKey())) {
                return rule.getValue();
            }
        }
        return OTHERWISE.get(Math.floorMod(turn, OTHERWISE.size()));
    }

    private static Map<Pattern, String> rules() {
        Map<Pattern, String> rules = new LinkedHashMap<>();
        put(
                rules,
                "lonely|alone|miss(?:es|ing)?\\b|sad|blue|down",
                "I'm sorry, that sounds hard. Would you like to tell me more about it?");
        put(
                rules,
                "daughter|son|grand\\w+|family|sister|brother|niece|nephew",
                "Family means a lot. When did you last see them?");
        put(rules, "garden\\w*|flowers?|tomatoes|roses", "A garden is a fine thing. What is growing at the moment?");
        put(rules, "cat|dog|bird|pet", "They are good company. What is it called?");
        put(
                rules,
                "weather|rain\\w*|snow\\w*|sunny|cold|warm",
                "The weather does change a day. What do you like to do on a day like this?");
        put(
                rules,
                "cook\\w*|bak\\w+|supper|dinner|lunch|breakfast|eat\\w*",
                "That makes me curious. What do you like best to cook or eat?");
        put(rules, "church|pray\\w*|sunday", "It's good to have that in the week. Who do you like to see there?");
        put(rules, "tired|slept|sleep|bed", "I hope you get some rest. What helps you to sleep well?");
        put(
                rules,
                "how are you",
                "I'm an automated assistant, so I'm always the same, but thank you for asking. What has your day been like?");
        put(
                rules,
                "fine|good|well|great|all right|okay",
                "I'm glad to hear it. What has been the best part of your day so far?");
        return rules;
    }

    private static void put(Map<Pattern, String> rules, String words, String reply) {
        rules.put(Pattern.compile("\\b(?:" + words + ")\\b"), reply);
    }
}
