package io.hearthline.contracts.session;

import io.hearthline.contracts.ids.CallId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that a socket or a request belongs to a call of ours: {@code callId.expiresAtEpochSecond[.epoch].mac}, where mac
 * is HMAC-SHA256 over purpose and all before it with {@code CALL_TOKEN_SECRET}. A token of one purpose is no token for
 * another. The epoch is there if a call needs more than one stream: a token opens the stream it was minted for only.
 */
public final class CallToken {
    /** What a token may be used for. */
    public enum Purpose {
        /** Opening the carrier's media socket; used once. */
        STREAM,
        /** Chat completions of one call, carried in the voice engine's extra body. */
        COMPLETIONS,
        /** Opening the line of a browser phone; used once. */
        BROWSER,
        /** A word in the person's place, see {@link ControlWord}. */
        CONTROL
    }

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException if the secret is shorter than 16 characters */
    public CallToken(String secret) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("CALL_TOKEN_SECRET needs at least 16 characters");
        }
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /**
     * What a token was minted for.
     *
     * @param epoch which stream of the call, from 0
     */
    public record Subject(CallId callId, int epoch) {}

    public String mint(CallId callId, Purpose purpose, Instant expiresAt) {
        return signed(purpose, callId + "." + expiresAt.getEpochSecond());
    }

    /** A token for the given stream of a call. */
    public String mintStream(Subject stream, Instant expiresAt) {
        return signed(Purpose.STREAM, stream.callId() + "." + expiresAt.getEpochSecond() + "." + stream.epoch());
    }

    private String signed(Purpose purpose, String body) {
        return body + "." + mac(purpose, body);
    }

    /** The call the token was minted for; empty if it was altered, is of another purpose or has expired. */
    public Optional<CallId> verify(String token, Purpose purpose, Instant now) {
        return subject(token, purpose, now).map(Subject::callId);
    }

    /** The stream the token was minted for; empty if it was altered, is of another purpose or has expired. */
    public Optional<Subject> verifyStream(String token, Instant now) {
        return subject(token, Purpose.STREAM, now);
    }

    private Optional<Subject> subject(String token, Purpose purpose, Instant now) {
        int cut = token.lastIndexOf('.');
        if (cut < 0) {
            return Optional.empty();
        }
        String body = token.substring(0, cut);
        byte[] expected = mac(purpose, body).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, token.substring(cut + 1).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        String[] parts = body.split("\\.", -1);
        Instant expiresAt = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        int epoch = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
        return now.isBefore(expiresAt) ? Optional.of(new Subject(CallId.of(parts[0]), epoch)) : Optional.empty();
    }

    private String mac(Purpose purpose, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] bytes = mac.doFinal((purpose + "." + body).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA256", e);
        }
    }
}
