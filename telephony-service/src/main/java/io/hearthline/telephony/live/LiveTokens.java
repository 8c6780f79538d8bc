package io.hearthline.telephony.live;

import io.hearthline.contracts.access.Caller;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Reads the tokens that come within a socket's messages, by the same rules as those in headers. Blocks. */
@ApplicationScoped
class LiveTokens {
    private static final Logger LOG = Logger.getLogger(LiveTokens.class);

    private final JWTParser parser;

    LiveTokens(JWTParser parser) {
        this.parser = parser;
    }

    /** Somebody, until then. */
    record Verified(Caller caller, Instant expiresAt) {
        static Verified of(JsonWebToken token) {
            return new Verified(
                    new Caller(token.getName(), token.getGroups()), Instant.ofEpochSecond(token.getExpirationTime()));
        }
    }

    /** Whom a token names; empty if it is not good. */
    Optional<Verified> verify(String token) {
        try {
            return Optional.of(Verified.of(parser.parse(token)));
        } catch (ParseException e) {
            LOG.debugf("live token refused errorType=%s", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
