package io.hearthline.telephony.personas;

import io.hearthline.contracts.session.CallKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts an agent is instructed with: one shared by all calls, one more a kind of call. */
enum Prompt {
    BASE("base.md"),
    GENERAL("general.md"),
    HEALTH("health.md");

    private final String text;

    Prompt(String file) {
        try (InputStream stream = Prompt.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + file);
            }
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With placeholders in braces. */
    String text() {
        return text;
    }

    /** The one for a kind of call; company is the ground every kind stands on. */
    static Prompt of(CallKind kind) {
        return switch (kind) {
            case HEALTH_CHECK -> HEALTH;
            case GENERAL, COGNITIVE, APPOINTMENT, ACTIVATION, ESCALATION, TEST -> GENERAL;
        };
    }
}
