package io.hearthline.llm.dialogue;

import io.hearthline.llm.understanding.Words;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows by its words what answers in a person's place before anybody has said who they are. */
final class Doorkeeper {
    enum Kind {
        /** The greeting of an answering machine. */
        MACHINE,
        /** A service that wants to know who calls and why. */
        SCREENING,
        /** The same, having heard it. */
        HOLD,
        /** The same, not putting the call through. */
        UNAVAILABLE
    }

    private static final Pattern MACHINE = Pattern.compile(
            "\\b(?:leave (?:me |us )?(?:a |your |the )?(?:\\w+ )?(?:message|name and)|(?:after|at|wait for) the (?:tone|beep)|voice ?mail|mailbox|answering machine|"
                    + "(?:you have|you've) reached|(?:can't|cannot|can not|unable to) (?:come to|get to|answer|take) (?:the|my|your) (?:phone|telephone|call)|"
                    + "if this is (?:an |a )?(?:\\w+ )?emergency|hang up and (?:dial|call)|i'll (?:call|get back to) you (?:back )?(?:as soon|when)|record (?:a|your) message)\\b");
    private static final Pattern SCREENING = Pattern.compile(
            "\\b(?:(?:state|say|record|give|tell (?:me|us)) (?:me )?your name\\b.*\\b(?:calling|call|reason|purpose)|(?:state|record) your name|call(?:er)? screening|screening service|"
                    + "(?:reason|purpose) (?:for|of) (?:your|the|this) call|why you(?:'re| are) calling|who(?:'s| is) calling and why)\\b");
    private static final Pattern HOLD = Pattern.compile(
            "\\b(?:(?:stay|remain|hold|stand) (?:on )?(?:the line|by)|please (?:hold|wait)|one moment|just a moment|connecting you|trying to connect|see if .* available)\\b");
    private static final Pattern UNAVAILABLE = Pattern.compile(
            "\\b(?:not available|isn't available|unavailable|can't take your call|cannot take your call|not accepting|declined|not able to answer)\\b");

    private Doorkeeper() {}

    /** @param screened true once a screening service has asked */
    static @Nullable Kind of(Words words, boolean screened) {
        if (words.has(SCREENING)) {
            return Kind.SCREENING;
        }
        if (screened && words.has(UNAVAILABLE)) {
            return Kind.UNAVAILABLE;
        }
        if (words.has(MACHINE)) {
            return Kind.MACHINE;
        }
        return screened && words.has(HOLD) ? Kind.HOLD : null;
    }
}
