package io.hearthline.telephony.personas;

import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallSession.PastSummary;
import io.hearthline.contracts.session.Profile;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills the prompts and the greeting in, before the phone rings. Pure. */
public final class PromptRenderer {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private PromptRenderer() {}

    /** What the agent is told: the shared part, the part of this kind of call, and the person it talks to. */
    public static String prompt(
            CallKind kind, Persona persona, Profile person, List<PastSummary> lastSummaries, Instant now) {
        ZonedDateTime local = now.atZone(person.zone());
        Map<String, String> values = Map.of(
                "agent", persona.name(),
                "organisation", persona.organisation(),
                "name", person.preferredName(),
                "now", DAY.format(local),
                "language", person.language(),
                "conditions", listed(person.conditions(), "none are known"),
                "medicines", listed(person.medicines(), "none are known"),
                "lastCalls", past(lastSummaries, person));
        return filled(Prompt.BASE.text() + "\n\n" + Prompt.of(kind).text(), values);
    }

    /**
     * The first sentences: who calls, that it is an AI, that the call is recorded if it is, and the right-party question.
     * They hold no health word, for somebody else may have picked up.
     */
    public static String greeting(Persona persona, Profile person, boolean recorded) {
        return "Hello, this is " + persona.name() + " from " + persona.organisation()
                + ". I'm an automated assistant, an AI."
                + (recorded ? " This call is recorded." : "")
                + " Am I speaking with " + person.preferredName() + "?";
    }

    private static String past(List<PastSummary> summaries, Profile person) {
        return summaries.isEmpty()
                ? "This is the first call."
                : summaries.stream()
                        .map(summary ->
                                "- " + DATE.format(summary.at().atZone(person.zone())) + ": " + summary.headline())
                        .collect(Collectors.joining("\n"));
    }

    private static String listed(List<String> values, String none) {
        return values.isEmpty() ? none : String.join(", ", values);
    }

    /** Braces that come from a value are no placeholders, and double ones would be the voice vendor's. */
    private static String filled(String template, Map<String, String> values) {
        StringBuilder text = new StringBuilder(template.length() * 2);
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                return text.append(template, at, template.length()).toString();
            }
            String value = values.get(template.substring(open + 1, close));
            if (value == null) {
                throw new IllegalStateException("prompt names an unknown value");
            }
            text.append(template, at, open).append(value.replace("{", "(").replace("}", ")"));
            at = close + 1;
        }
        return text.toString();
    }
}
