package io.hearthline.contracts.transcript;

/** Who spoke a turn. */
public enum Speaker {
    AGENT,
    PERSON
}
