package io.hearthline.benchmarks.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.json.Json;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// Signs a service's tokens in the portal's place, with a key of this run.
final class Tokens {
    private static final String KEY_ID = "bench";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final long VALID_SECONDS = 3 * 3600L;

    private final KeyPair keys;
    private final String issuer;

    Tokens(String issuer) {
        this.issuer = issuer;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /// The public key, as a JSON web key set.
    String jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        ObjectNode set = Json.MAPPER.createObjectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", KEY_ID)
                .put("n", unsigned(key.getModulus()))
                .put("e", unsigned(key.getPublicExponent()));
        return set.toString();
    }

    /// A bearer token of the service role.
    String mint() {
        long now = Instant.now().getEpochSecond();
        ObjectNode claims = Json.MAPPER
                .createObjectNode()
                .put("iss", issuer)
                .put("aud", "hearthline")
                .put("sub", "bench")
                .put("upn", "bench")
                .put("jti", KEY_ID + now)
                .put("iat", now)
                .put("exp", now + VALID_SECONDS);
        claims.putArray("groups").add(Caller.SERVICE);
        String head = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}";
        String signed = BASE64.encodeToString(head.getBytes(UTF_8)) + "."
                + BASE64.encodeToString(claims.toString().getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA256withRSA", e);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
