package io.hearthline.contracts.session;

import io.hearthline.contracts.ids.CallId;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What telephony puts in the person's place to have the dialogue say goodbye: {@code [[goodbye token]]}, signed, so that
 * nobody can say it. It is no speech: it never reaches transcript or record.
 */
public final class ControlWord {
    private static final Pattern GOODBYE = Pattern.compile("\\[\\[goodbye ([A-Za-z0-9._-]{1,200})]]");

    private ControlWord() {}

    /** The word that ends this call's dialogue, good until then. */
    public static String goodbye(CallToken tokens, CallId callId, Instant expiresAt) {
        return "[[goodbye " + tokens.mint(callId, CallToken.Purpose.CONTROL, expiresAt) + "]]";
    }

    /** True if there is something in the text that looks like one. */
    public static boolean in(String text) {
        return GOODBYE.matcher(text).find();
    }

    /** What the person said beside it. */
    public static String without(String text) {
        return in(text) ? GOODBYE.matcher(text).replaceAll(" ").strip() : text;
    }

    /** True if the text holds the word, rightly signed, for this call. */
    public static boolean saysGoodbye(String text, CallToken tokens, CallId callId, Instant now) {
        Matcher matcher = GOODBYE.matcher(text);
        while (matcher.find()) {
            if (tokens.verify(matcher.group(1), CallToken.Purpose.CONTROL, now)
                    .filter(callId::equals)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }
}
