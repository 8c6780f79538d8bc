package io.hearthline.portal.tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.hearthline.portal.PortalSettings;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(PortalSettings.class)
class TokenIT {
    @Inject
    DataSource database;

    @Test
    void givesAMachineATokenThatThePublishedKeysVerify() throws Exception {
        String token = token(PortalSettings.CLIENT_ID, PortalSettings.CLIENT_SECRET)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(300))
                .extract()
                .path("access_token");

        JwtClaims claims = verified(token);

        assertThat(claims.getSubject()).isEqualTo(PortalSettings.CLIENT_ID);
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("service");
        assertThat(Duration.ofMillis(claims.getExpirationTime().getValueInMillis()
                        - claims.getIssuedAt().getValueInMillis()))
                .isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void takesTheClientsSecretInTheAuthorizationHeaderToo() {
        given().auth()
                .preemptive()
                .basic(PortalSettings.CLIENT_ID, PortalSettings.CLIENT_SECRET)
                .formParam("grant_type", "client_credentials")
                .post("/token")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesAWrongSecretInTheShapeOfOAuth() {
        token(PortalSettings.CLIENT_ID, "wrong")
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void refusesAnotherGrantType() {
        given().formParam("grant_type", "password")
                .post("/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("unsupported_grant_type"));
    }

    @Test
    void keepsNoPrivateKeyInTheClear() throws Exception {
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var row = query.executeQuery("select private_key from signing_keys")) {
            assertThat(row.next()).isTrue();
            byte[] kept = java.util.Base64.getDecoder().decode(row.getString(1));

            // An unencrypted PKCS #8 key is a DER sequence.
            assertThat(new String(kept, 0, 2, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .isNotEqualTo("0\u0082");
        }
        given().get("/.well-known/jwks.json").then().statusCode(200).body(not(containsString("\"d\"")));
    }

    private static ValidatableResponse token(String id, String secret) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", id)
                .formParam("client_secret", secret)
                .post("/token")
                .then();
    }

    private static JwtClaims verified(String token) throws Exception {
        String jwks = given().get("/.well-known/jwks.json").asString();
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(jwks).getJsonWebKeys()))
                .setExpectedIssuer(PortalSettings.ISSUER)
                .setExpectedAudience("hearthline")
                .build()
                .processToClaims(token);
    }
}
