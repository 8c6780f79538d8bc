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
        ALLOWED['='] = true;
    }

    private Base64Text() {}

    /** True if the text holds nothing but the base64 alphabet, in whole groups of four. */
    public static boolean plain(String text) {
        if (text.length() % 4 != 0) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ALLOWED.length || !ALLOWED[c]) {
                return false;
            }
        }
        return true;
    }
}
