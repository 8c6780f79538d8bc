package io.hearthline.llm.turns;

import io.hearthline.llm.understanding.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A turn's place in a conversation: a hash over all the person's turns up to it. */
final class TurnKey {
    /** The place before the first turn. */
    static final String ROOT = "root";

    private TurnKey() {}

    /** The key of the turn that follows {@code parent}; case, punctuation and spaces do not count. */
    static String after(String parent, Heard.Told turn) {
        String text = turn.silent() ? "~" : Words.of(turn.text()).plain();
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha.digest((parent + "|" + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
