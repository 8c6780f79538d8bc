package io.hearthline.telephony.voice;

/** Checks audio payloads before they are spliced into JSON by hand. */
public final class Base64Text {
    private static final boolean[] ALLOWED = new boolean[128];

    static {
        for (char c = 'A'; c <= 'Z'; c++) {
            ALLOWED[c] = true;
            ALLOWED[c + ('a' - 'A')] = true;
        }
        for (char c = '0'; c <= '9'; c++) {
            ALLOWED[c] = true;
        }
        ALLOWED['+'] = true;
        ALLOWED['/'] = true;
    }

    private Base64Text() {}

    /** True if the text is base64 in whole groups of four, padded at its end only. */
    public static boolean plain(String text) {
        if (text.length() % 4 != 0) {
            return false;
        }
        int letters = text.length() - padding(text);
        for (int i = 0; i < letters; i++) {
            char c = text.charAt(i);
            if (c >= ALLOWED.length || !ALLOWED[c]) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes a plain text stands for. */
    public static int bytes(String text) {
        return text.length() / 4 * 3 - padding(text);
    }

    private static int padding(String text) {
        return text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
    }
}
