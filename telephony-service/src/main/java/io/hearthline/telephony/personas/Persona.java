package io.hearthline.telephony.personas;

import io.hearthline.contracts.ids.PersonaId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who the agent says it is.
 *
 * @param organisation in whose name it calls
 * @param language BCP 47
 * @param voiceId the voice engine's name for its voice; null for the agent's own
 */
public record Persona(
        PersonaId id,
        String name,
        String organisation,
        String language,
        @Nullable String voiceId) {
    /** Speaks where nobody chose another. */
    public static final Persona DEFAULT = new Persona(
            new PersonaId(UUID.fromString("00000000-0000-4000-8000-000000000001")),
            "Rosie",
            "Hearthline",
            "en-US",
            null);
}
