package io.hearthline.telephony.personas;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.hearthline.contracts.access.Caller;
import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class PersonaIT {
    private final String account = "operator-" + UUID.randomUUID();

    private RequestSpecification operator() {
        return World.as(account, Caller.OPERATOR);
    }

    private static Map<String, Object> june() {
        return new TreeMap<>(Map.of(
                "name", "June",
                "organisation", "Greenfield Care",
                "voiceId", "voice-1",
                "pace", 0.9,
                "greeting", "Good day, {agent} of {organisation} here"));
    }

    private String created(RequestSpecification request, Map<String, Object> persona) {
        return request.body(persona)
                .post("/personas")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void keepsWhatIsWrittenAndRaisesTheRevision() {
        String id = created(operator(), june());

        operator()
                .get("/personas/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("June"))
                .body("owner", equalTo(account))
                .body("engine", equalTo("elevenlabs"))
                .body("language", equalTo("en-US"))
                .body("revision", equalTo(1))
                .body("active", equalTo(false));
        Map<String, Object> changed = june();
        changed.put("revision", 1);
        changed.put("engine", "realtime");
        operator()
                .body(changed)
                .put("/personas/" + id)
                .then()
                .statusCode(200)
                .body("engine", equalTo("realtime"))
                .body("revision", equalTo(2));
        operator().get("/personas").then().body("personas.id", hasItem(id));
        operator().delete("/personas/" + id).then().statusCode(204);
        operator().get("/personas/" + id).then().statusCode(404);
    }

    @Test
    void refusesAChangeOfWhatHasChangedMeanwhile() {
        String id = created(operator(), june());
        Map<String, Object> change = june();
        change.put("revision", 1);
        operator().body(change).put("/personas/" + id).then().statusCode(200);
        change.put("name", "May");

        operator()
                .body(change)
                .put("/personas/" + id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/changed-meanwhile"));

        operator().get("/personas/" + id).then().body("name", equalTo("June"));
        change.remove("revision");
        operator()
                .body(change)
                .put("/personas/" + id)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("revision"));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Map.of(
                        "name", "",
                        "engine", "gramophone",
                        "language", "English",
                        "voiceId", "voice one",
                        "pace", 3,
                        "greeting", "Hello {{secret__key}}",
                        "voicemail", "Hello {medicine}")
                .forEach((field, value) -> {
                    Map<String, Object> wrong = june();
                    wrong.put(field, value);
                    operator()
                            .body(wrong)
                            .post("/personas")
                            .then()
                            .statusCode(422)
                            .contentType("application/problem+json")
                            .body("errors[0].field", equalTo(field));
                });
    }

    @Test
    void createsTheSameOnceAndTakesNobodyElsesId() {
        Map<String, Object> persona = june();
        persona.put("id", UUID.randomUUID().toString());
        String id = created(operator(), persona);

        operator().body(persona).post("/personas").then().statusCode(200).body("id", equalTo(id));
        World.as("another", Caller.OPERATOR)
                .body(persona)
                .post("/personas")
                .then()
                .statusCode(404);
    }

    @Test
    void letsOneOfAnOwnerBeActiveHoweverManyAskAtOnce() {
        List<String> ids =
                IntStream.range(0, 4).mapToObj(_ -> created(operator(), june())).toList();

        ids.parallelStream()
                .forEach(id -> operator()
                        .post("/personas/" + id + "/activate")
                        .then()
                        .statusCode(200)
                        .body("active", equalTo(true)));

        List<Boolean> active = operator()
                .get("/personas")
                .jsonPath()
                .getList("personas.findAll { it.owner == '" + account + "' }.active");
        assertThat(active).hasSize(4).containsOnlyOnce(true);
    }

    @Test
    void theDatabaseItselfLetsNoSecondOneBeActive() throws SQLException {
        String first = created(operator(), june());
        String second = created(operator(), june());
        operator().post("/personas/" + first + "/activate").then().statusCode(200);

        try (Connection connection = DriverManager.getConnection(
                        World.setting("DATABASE_URL"),
                        World.setting("DATABASE_USER"),
                        World.setting("DATABASE_PASSWORD"));
                var statement = connection.createStatement()) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> statement.executeUpdate(
                            "update telephony.personas set active = true where id = '" + second + "'")))
                    .hasMessageContaining("personas_active");
        }
    }

    @Test
    void showsOperatorsTheirOwnAndTheOrganisationsAndFamilyNone() {
        String own = created(operator(), june());
        String shared = created(World.admin(), june());
        RequestSpecification other = World.as("another", Caller.OPERATOR);

        other.get("/personas").then().body("personas.id", hasItem(shared)).body("personas.id", not(hasItem(own)));
        World.as("another", Caller.OPERATOR).get("/personas/" + own).then().statusCode(404);
        World.as("another", Caller.OPERATOR)
                .post("/personas/" + shared + "/activate")
                .then()
                .statusCode(403);
        World.admin().get("/personas/" + own).then().statusCode(200);
        for (String role : List.of(Caller.CAREGIVER, Caller.CLINICIAN, Caller.AUDITOR, Caller.SELF)) {
            World.as("somebody", role).get("/personas").then().statusCode(403);
            World.as("somebody", role).body(june()).post("/personas").then().statusCode(403);
        }
        given().get("/personas").then().statusCode(401);
    }

    @Test
    void speaksOnTheCallsOfWhoActivatedItAndAlwaysSaysWhatItIs() {
        operator().get("/personas/active").then().statusCode(200);
        String id = created(operator(), june());
        operator().post("/personas/" + id + "/activate").then().statusCode(200);
        operator().get("/personas/active").then().body("id", equalTo(id)).body("active", equalTo(true));
        String number = World.freshNumber();
        World.answeredBy(number, "hangs-up-mid-question");

        ValidatableResponse call = operator()
                .body(Map.of("recipientId", World.registered(World.person(number))))
                .post("/call/health-check")
                .then()
                .statusCode(201);

        String callId = call.extract().path("callId");
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .untilAsserted(() -> World.admin()
                        .get("/calls/" + callId)
                        .then()
                        .body(
                                "turns[0].text",
                                equalTo("Good day, June of Greenfield Care here. I'm an automated assistant, an AI."
                                        + " Am I speaking with Margaret?")));
    }

    @Test
    void leavesAnAuditRowForEveryLookAndChange() throws SQLException {
        String id = created(operator(), june());
        operator().get("/personas/" + id).then().statusCode(200);

        try (Connection connection = DriverManager.getConnection(
                        World.setting("DATABASE_URL"),
                        World.setting("DATABASE_USER"),
                        World.setting("DATABASE_PASSWORD"));
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select string_agg(action, ',' order by id) from telephony.audit where subject = '"
                                        + account + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("personas.create,personas.read");
        }
    }
}
