package io.hearthline.llm.dialogue;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Keys pressed in place of words, told as {@code [keypad 1]}: 1 is yes, 2 is no, # goes on, * asks again. */
public final class Keypad {
    private static final Pattern KEY = Pattern.compile("\\[keypad ([0-9*#])]");

    private Keypad() {}

    /** The text with every key as the word it stands for. */
    static String spoken(String text) {
        return KEY.matcher(text).replaceAll(key -> switch (key.group(1)) {
            case "1" -> "yes";
            case "2" -> "no";
            default -> other(key);
        });
    }

    /** The same where a number is asked for: a digit is itself. */
    public static String counted(String text) {
        return KEY.matcher(text).replaceAll(Keypad::other);
    }

    private static String other(MatchResult key) {
        return switch (key.group(1)) {
            case "#" -> "next question";
            case "*" -> "say that again";
            default -> key.group(1);
        };
    }
}
