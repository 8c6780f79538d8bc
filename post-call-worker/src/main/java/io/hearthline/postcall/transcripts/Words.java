package io.hearthline.postcall.transcripts;

import java.util.Locale;

/** Compares what was said without its punctuation. */
public final class Words {
    private Words() {}

    /** Lower case, letters and digits only, single spaces. */
    public static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[’']", "")
                .replaceAll("[^\\p{L}\\p{N}.]+", " ")
                .replaceAll("\\.(?!\\p{N})", " ")
                .replaceAll(" +", " ")
                .strip();
    }

    /** True if one is the other or holds it as whole words. */
    public static boolean overlap(String one, String other) {
        String a = " " + plain(one) + " ";
        String b = " " + plain(other) + " ";
        return !a.isBlank() && !b.isBlank() && (a.contains(b) || b.contains(a));
    }
}
