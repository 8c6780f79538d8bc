package io.hearthline.telephony.voice.elevenlabs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code ElevenLabs-Signature: t=<unix seconds>,v0=<hex>}, HMAC-SHA256 over time and raw body. Stricter than the
 * vendor's own check in one thing: a time in the future is refused beyond a small skew.
 */
public final class ElevenLabsSignature {
    private static final Duration OLDEST = Duration.ofMinutes(30);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** What a check found. */
    public enum Verdict {
        VALID,
        /** No header, or none of the right form. */
        MISSING,
        /** Signed with another secret or over another body. */
        WRONG,
        /** Rightly signed, too long ago or too far ahead. */
        OUT_OF_TIME
    }

    private final SecretKeySpec key;

    public ElevenLabsSignature(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Checks a request's header against its raw body. */
    public Verdict check(@Nullable String header, byte[] body, Instant now) {
        String time = null;
        String hash = null;
        for (String part : header == null ? new String[0] : header.split(",", -1)) {
            if (part.startsWith("t=")) {
                time = part.substring(2);
            } else if (part.startsWith("v0=")) {
                hash = part.substring(3);
            }
        }
        if (time == null || hash == null || !time.matches("[0-9]{1,12}")) {
            return Verdict.MISSING;
        }
        if (!MessageDigest.isEqual(
                hex(time, body).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.UTF_8))) {
            return Verdict.WRONG;
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(time));
        return signedAt.isBefore(now.minus(OLDEST)) || signedAt.isAfter(now.plus(AHEAD))
                ? Verdict.OUT_OF_TIME
                : Verdict.VALID;
    }

    private String hex(String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA256", e);
        }
    }
}
