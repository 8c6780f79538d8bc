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
import org.jspecify.annotations.Nullable;

/** Fills the prompts and the greeting in, before the phone rings. Pure. */
public final class PromptRenderer {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private static final String GREETING = "Hello, this is {agent} from {organisation}.";
    private static final String DISCLOSURE = " I'm an automated assistant, an AI.";
    private static final String VOICEMAIL = "Hello, this is {agent} from {organisation}, an automated assistant, with a"
            + " message for {name}. I called to see how you are and will try again later. Goodbye.";

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
        return Placeholders.filled(Prompt.BASE.text() + "\n\n" + Prompt.of(kind).text(), values);
    }

    /**
     * The first sentences: who calls, in the persona's own words if it has any, then in any case that it is an AI, that
     * the call is recorded if it is, and the right-party question. Somebody else may have picked up.
     */
    public static String greeting(Persona persona, Profile person, boolean recorded) {
        return opening(persona) + (recorded ? " This call is recorded." : "") + " Am I speaking with "
                + person.preferredName() + "?";
    }

    /**
     * The first sentences to somebody who called us.
     *
     * @param person who may be calling and is asked; null if nobody is known under the number
     */
    public static String welcome(Persona persona, @Nullable Profile person) {
        return opening(persona) + " Thank you for calling. "
                + (person == null ? "How can I help you?" : "Am I speaking with " + person.preferredName() + "?");
    }

    /** What a preview lets hear: the greeting without anybody's name. */
    static String opening(Persona persona) {
        return sentence(filled(persona, persona.greeting() == null ? GREETING : persona.greeting(), "")) + DISCLOSURE;
    }

    /** What is left on an answering machine; anybody may hear it. */
    public static String voicemail(Persona persona, Profile person) {
        return filled(persona, persona.voicemail() == null ? VOICEMAIL : persona.voicemail(), person.preferredName());
    }

    private static String filled(Persona persona, String text, String name) {
        return Placeholders.filled(
                text, Map.of("agent", persona.name(), "organisation", persona.organisation(), "name", name));
    }

    private static String sentence(String text) {
        return text.matches("(?s).*[.!?]") ? text : text + ".";
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
}
