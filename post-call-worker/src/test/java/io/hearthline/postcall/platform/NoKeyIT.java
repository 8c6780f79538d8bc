package io.hearthline.postcall.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.hearthline.postcall.Outside;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Without JWKS_URL. */
@QuarkusTest
@Tag("alone")
@TestProfile(NoKeyIT.WithoutKey.class)
@QuarkusTestResource(value = Stores.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Outside.class, restrictToAnnotatedClass = false)
class NoKeyIT {
    /** As if the setting were missing. */
    public static final class WithoutKey implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("postcall.jwks-url", "");
        }
    }

    @Test
    void theManagementApiIsClosedAndHealthIsOpen() {
        given().get("/records")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/sign-in-not-configured"));
        given().auth()
                .oauth2(Outside.token("admin", "admin"))
                .get("/alerts")
                .then()
                .statusCode(503);
        given().get("/health").then().statusCode(200);
        given().get("/q/health").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }
}
