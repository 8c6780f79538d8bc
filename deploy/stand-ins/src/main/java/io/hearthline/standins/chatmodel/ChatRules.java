package io.hearthline.standins.chatmodel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the model says in a chat: it takes up the last thing the person named and asks one open question about it. */
public final class ChatRules {
    private static final Pattern THING =
            Pattern.compile("\\b(my|our|the|a|an|his|her|their)\\s+([a-z][a-z'-]+)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> SEEN_FROM_HERE =
            Map.of("my", "your", "our", "your", "a", "the", "an", "the");
    private static final Set<String> NO_THINGS = Set.of(
            "lot", "bit", "little", "few", "same", "other", "day", "morning", "evening", "moment", "while", "good",
            "very");
    private static final String NOTHING_SAID = "I am still here. What would you like to talk about?";
    private static final String NOTHING_NAMED = "Thank you for telling me. What has been on your mind today?";

    private ChatRules() {}

    /** @param said the person's last message; null or dots if they said nothing */
    public static String reply(@Nullable String said) {
        if (said == null || said.isBlank() || said.strip().equals("...")) {
            return NOTHING_SAID;
        }
        List<MatchResult> things = THING.matcher(said)
                .results()
                .filter(thing -> !NO_THINGS.contains(thing.group(2).toLowerCase(Locale.ROOT)))
                .toList();
        if (things.isEmpty()) {
            return NOTHING_NAMED;
        }
        String whose = things.getLast().group(1).toLowerCase(Locale.ROOT);
        String named = SEEN_FROM_HERE.getOrDefault(whose, whose) + " "
                + things.getLast().group(2);
        return "You mentioned " + named + ". What would you like to tell me about " + named + "?";
    }
}
