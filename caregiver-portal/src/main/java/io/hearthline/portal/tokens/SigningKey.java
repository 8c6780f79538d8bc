package io.hearthline.portal.tokens;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An RSA key pair that signs for 30 days and verifies for a day more.
 *
 * @param kid names it in a token's header and in the JWKS
 */
record SigningKey(String kid, PrivateKey privateKey, RSAPublicKey publicKey, Instant createdAt) {
    static final Duration SIGNS_FOR = Duration.ofDays(30);
    static final Duration VERIFIES_FOR = SIGNS_FOR.plusDays(1);
    private static final int BITS = 2048;

    /** A new pair. */
    static SigningKey generate(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(
                    UUID.randomUUID().toString(), pair.getPrivate(), (RSAPublicKey) pair.getPublic(), now);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no RSA", e);
        }
    }

    /**
     * @param pkcs8 the private key
     * @param x509 the public key
     */
    static SigningKey read(String kid, byte[] pkcs8, byte[] x509, Instant createdAt) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            return new SigningKey(
                    kid,
                    rsa.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)),
                    (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(x509)),
                    createdAt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing key is damaged", e);
        }
    }

    boolean signsAt(Instant now) {
        return now.isBefore(createdAt.plus(SIGNS_FOR));
    }

    boolean verifiesAt(Instant now) {
        return now.isBefore(createdAt.plus(VERIFIES_FOR));
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }
}
