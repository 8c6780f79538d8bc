package io.hearthline.portal.tokens;

import io.hearthline.portal.platform.PortalConfig;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Makes the tokens every service of a deployment accepts: RS256, five minutes, who and in which roles. */
@ApplicationScoped
public class TokenMint {
    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);
    /** Who the tokens are for. */
    public static final String AUDIENCE = "hearthline";

    private final KeyRing keys;
    private final PortalConfig config;
    private final Clock clock;

    TokenMint(KeyRing keys, PortalConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param subject account id, or a machine's client id
     * @return compact JWS
     */
    public String mint(String subject, Set<String> roles) {
        SigningKey key = keys.current();
        Instant now = clock.instant();
        return Jwt.issuer(config.publicUrl().toString())
                .audience(AUDIENCE)
                .subject(subject)
                .upn(subject)
                .groups(roles)
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .jws()
                .keyId(key.kid())
                .algorithm(SignatureAlgorithm.RS256)
                .sign(key.privateKey());
    }
}
