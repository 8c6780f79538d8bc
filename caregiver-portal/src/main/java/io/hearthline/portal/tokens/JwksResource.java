package io.hearthline.portal.tokens;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The public keys with which anybody can verify our tokens (RFC 7517). */
@Path("/.well-known/jwks.json")
@RunOnVirtualThread
@PermitAll
public class JwksResource {
    /** A key set. */
    public record Jwks(List<Jwk> keys) {
        public Jwks {
            keys = List.copyOf(keys);
        }
    }

    /** An RSA public key; {@code n} and {@code e} are base64url of the unsigned numbers. */
    public record Jwk(
            @JsonProperty("kty") String type,
            @JsonProperty("use") String use,
            @JsonProperty("alg") String algorithm,
            @JsonProperty("kid") String kid,
            @JsonProperty("n") String modulus,
            @JsonProperty("e") String exponent) {}

    private final KeyRing keys;

    JwksResource(KeyRing keys) {
        this.keys = keys;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Jwks keys() {
        return new Jwks(keys.published().stream().map(JwksResource::jwk).toList());
    }

    private static Jwk jwk(SigningKey key) {
        return new Jwk(
                "RSA",
                "sig",
                "RS256",
                key.kid(),
                unsigned(key.publicKey().getModulus()),
                unsigned(key.publicKey().getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] magnitude = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }
}
