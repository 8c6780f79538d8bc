package io.hearthline.telephony.personas;

import io.hearthline.contracts.ids.PersonaId;
import io.hearthline.contracts.problem.ProblemException;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A persona as a caller writes one.
 *
 * @param id may be given, so that a repeated create is harmless
 * @param revision what the caller has seen; needed for a change
 * @param pace of speech, 1 is the voice's own
 * @param greeting may hold {@code {agent}} and {@code {organisation}}
 * @param voicemail may hold these and {@code {name}}
 */
public record PersonaBody(
        @Nullable UUID id,
        @Nullable Integer revision,

        @NotBlank @Size(max = 60) @Pattern(regexp = NO_BRACES, message = "must not hold braces")
        String name,

        @Size(max = 100) @Pattern(regexp = NO_BRACES, message = "must not hold braces") @Nullable
        String organisation,

        @Pattern(regexp = "elevenlabs|realtime", message = "must be elevenlabs or realtime") @Nullable
        String engine,

        @Size(max = 35)
        @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", message = "must be a BCP 47 tag")
        @Nullable
        String language,

        @Pattern(regexp = "[A-Za-z0-9_-]{1,64}", message = "must be letters, digits, - and _") @Nullable
        String voiceId,

        @DecimalMin("0.7") @DecimalMax("1.2") @Nullable Double pace,
        @Size(max = 300) @Nullable String greeting,
        @Size(max = 500) @Nullable String voicemail) {

    private static final String NO_BRACES = "[^{}]*";
    private static final Set<String> IN_GREETING = Set.of("agent", "organisation");
    private static final Set<String> IN_VOICEMAIL = Set.of("agent", "organisation", "name");

    /** The persona meant. */
    Persona persona(PersonaId personaId) {
        return new Persona(
                personaId,
                name.strip(),
                organisation == null || organisation.isBlank() ? Persona.DEFAULT.organisation() : organisation.strip(),
                new Persona.Voice(
                        engine == null ? Persona.DEFAULT_ENGINE : engine,
                        language == null ? Persona.DEFAULT_LANGUAGE : language,
                        voiceId,
                        pace == null ? Persona.DEFAULT_PACE : pace),
                words("greeting", greeting, IN_GREETING),
                words("voicemail", voicemail, IN_VOICEMAIL));
    }

    private static @Nullable String words(String field, @Nullable String text, Set<String> known) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!Placeholders.knows(text, known)) {
            throw ProblemException.invalid(
                    field,
                    "may hold "
                            + String.join(
                                    ", ",
                                    known.stream()
                                            .sorted()
                                            .map(each -> "{" + each + "}")
                                            .toList()) + " and no other braces");
        }
        return text.strip();
    }

    @Override
    public String toString() {
        return "PersonaBody[…]";
    }
}
