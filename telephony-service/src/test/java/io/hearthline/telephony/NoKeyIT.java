package io.hearthline.telephony;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A deployment that was given no key to verify tokens with. */
@QuarkusTest
@Tag("alone")
@TestProfile(NoKeyIT.NoKey.class)
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class NoKeyIT {
    public static final class NoKey implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("telephony.jwks-url", "", "mp.jwt.verify.publickey.location", "none");
        }
    }

    @Test
    void keepsTheManagementApiClosedAndTheDoorOpen() {
        for (String path : List.of("/recipients", "/calls", "/sessions", "/personas", "/live/stream")) {
            given().get(path)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/sign-in-not-configured"));
        }
        given().get("/health").then().statusCode(200);
        World.webhook("/twiml/resume", Map.of("CallSid", "CA1")).statusCode(200);
    }
}
