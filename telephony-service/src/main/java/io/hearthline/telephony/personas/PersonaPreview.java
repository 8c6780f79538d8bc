package io.hearthline.telephony.personas;

/** Lets somebody hear how a persona sounds; what speaks is not this package's. */
public interface PersonaPreview {
    /**
     * Speaks a text. Blocks, for seconds.
     *
     * @return a WAV file
     * @throws io.hearthline.contracts.problem.ProblemException if no voice came, or not in time
     */
    byte[] speak(Persona persona, String text);
}
