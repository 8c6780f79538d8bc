package io.hearthline.portal.grants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.hearthline.contracts.access.AccessBook;
import io.hearthline.contracts.access.AccessLog;
import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.portal.Browser;
import io.hearthline.portal.Neighbours;
import io.hearthline.portal.PortalSettings;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(PortalSettings.class)
@QuarkusTestResource(Neighbours.class)
class GrantIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @ConfigProperty(name = "KAFKA_BOOTSTRAP_SERVERS")
    String kafka;

    @Test
    void reachesTheOtherServicesAndLeavesThemAgain() {
        RecipientId recipient = RecipientId.random();
        String account = account();
        var book = new AccessBook(Clock.systemUTC());
        var caller = new Caller(account, Set.of(Caller.CAREGIVER));
        try (AccessLog log = AccessLog.follow(kafka, book)) {
            assertThat(log).isNotNull();
            String grant = grant(account, recipient.toString());
            await().atMost(SOON).until(() -> book.maySee(caller, recipient, DataClass.SUMMARY));
            assertThat(book.maySee(caller, recipient, DataClass.TRANSCRIPT)).isFalse();

            admin().delete("/grants/" + grant).then().statusCode(204);

            await().atMost(SOON).until(() -> !book.maySee(caller, recipient, DataClass.SUMMARY));
        }
    }

    @Test
    void refusesASecondAccountWithTheSameAddress() {
        admin().body(account("twice@example.org")).post("/accounts").then().statusCode(201);

        admin().body(account("Twice@example.org"))
                .post("/accounts")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("title", equalTo("Address taken"));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        admin().body(Map.of("email", "not an address", "name", "Anna", "password", "short", "roles", Set.of("king")))
                .post("/accounts")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("email"))
                .body("errors.field", hasItem("password"));
    }

    @Test
    void refusesACaregiver() {
        String email = UUID.randomUUID() + "@example.org";
        admin().body(account(email)).post("/accounts").then().statusCode(201);

        given().cookies(Browser.signedIn(email, "a long password").cookies())
                .get("/accounts")
                .then()
                .statusCode(403);
    }

    private static String account() {
        return admin().body(account(UUID.randomUUID() + "@example.org"))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> account(String email) {
        return Map.of("email", email, "name", "Anna", "password", "a long password", "roles", Set.of("caregiver"));
    }

    private static String grant(String account, String recipient) {
        return admin().body(Map.of(
                        "accountId",
                        account,
                        "recipientId",
                        recipient,
                        "role",
                        "VIEWER",
                        "dataClasses",
                        Set.of("SUMMARY")))
                .post("/grants")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification admin() {
        return given().cookies(Browser.signedIn().cookies()).contentType("application/json");
    }
}
