package io.hearthline.telephony.personas;

import io.hearthline.contracts.ids.PersonaId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who the agent says it is.
 *
 * @param name what it calls itself
 * @param organisation in whose name it calls
 * @param greeting its first words, with {@code {agent}} and {@code {organisation}} to be filled in; null for the usual
 *     ones. What every call begins with follows them in any case
 * @param voicemail what it leaves on a machine; null for the usual words
 */
public record Persona(
        PersonaId id,
        String name,
        String organisation,
        Voice voice,
        @Nullable String greeting,
        @Nullable String voicemail) {

    /** The engine of those who chose none. */
    static final String DEFAULT_ENGINE = "elevenlabs";

    static final String DEFAULT_LANGUAGE = "en-US";
    static final double DEFAULT_PACE = 1;

    /** Speaks where nobody chose another, and where the choice cannot be read. */
    public static final Persona DEFAULT = new Persona(
            new PersonaId(UUID.fromString("00000000-0000-4000-8000-000000000001")),
            "Rosie",
            "Hearthline",
            new Voice(DEFAULT_ENGINE, DEFAULT_LANGUAGE, null, DEFAULT_PACE),
            null,
            null);

    /**
     * How it sounds.
     *
     * @param engine name of the voice engine
     * @param language BCP 47; spoken to people of whom nobody knows theirs
     * @param voiceId the engine's name for its voice; null for the agent's own
     * @param pace 1 is the voice's own, less is slower
     */
    public record Voice(
            String engine, String language, @Nullable String voiceId, double pace) {
        /** The pace if it is not the voice's own; some engines must be allowed to be told one. */
        public @Nullable Double changedPace() {
            return pace == DEFAULT_PACE ? null : pace;
        }
    }

    /**
     * A persona as it is kept.
     *
     * @param revision rises with every change
     * @param owner {@link PersonaOwner#ORGANISATION} or an operator's account
     * @param active true if it speaks on its owner's calls
     */
    public record Kept(Persona persona, int revision, String owner, boolean active) {}
}
