package io.hearthline.llm.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.SessionKeys;
import io.hearthline.llm.completions.Phone;
import io.hearthline.llm.completions.Published;
import io.hearthline.standins.Stores;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
class ToolsIT {
    @Inject
    RedisDataSource redis;

    @ConfigProperty(name = "KAFKA_BOOTSTRAP_SERVERS")
    String kafka;

    private static ObjectNode none() {
        return Json.MAPPER.createObjectNode();
    }

    /** A talk whose opening is over. */
    private Phone talking() {
        Phone phone = Phone.ring(redis, CallKind.GENERAL, List.of());
        phone.say("Yes, this is Maggie.");
        return phone;
    }

    private static ValidatableResponse said(Phone phone, String text) {
        phone.message("user", text);
        return phone.use("take_turn", none()).then().statusCode(200);
    }

    @Test
    void theFloorIsFreeOnceTheOpeningIsOver() {
        Phone phone = Phone.ring(redis, CallKind.GENERAL, List.of());

        phone.message("user", "Hello?");
        assertThat(phone.request(false).getHeader("Hearthline-Floor")).isEqualTo("held");
        phone.message("assistant", "Am I speaking with Maggie?");
        phone.message("user", "Yes, this is Maggie.");
        assertThat(phone.request(false).getHeader("Hearthline-Floor")).isEqualTo("free");
    }

    @Test
    void anOrdinaryTurnIsLeftToTheEngine() {
        said(talking(), "My roses are in bloom.").body("floor", equalTo("free"));
    }

    @Test
    void aDangerTakesTheFloorUntilItIsCleared() {
        try (Published published = new Published(kafka)) {
            Phone phone = talking();

            String question = said(phone, "I have a terrible pain in my chest.")
                    .body("floor", equalTo("held"))
                    .extract()
                    .path("say");
            phone.message("assistant", question);
            phone.message("user", "No, no, I was only joking.");
            String floor = phone.request(false).getHeader("Hearthline-Floor");

            assertThat(floor).isEqualTo("free");
            published.await(
                    DialogueEvent.ConcernSuspected.class,
                    event -> event.callId().equals(phone.session.callId())
                            && event.category().equals("chest_pain"));
            published.await(
                    DialogueEvent.ConcernCleared.class, event -> event.callId().equals(phone.session.callId()));
        }
    }

    @Test
    void whoWantsNoMoreCallsIsTakenAtTheirWord() {
        Phone phone = talking();

        said(phone, "Please don't call me again.")
                .body("floor", equalTo("held"))
                .body("say", containsString("Goodbye"))
                .body("end", equalTo(true));

        assertThat(redis.value(String.class).get(SessionKeys.ending(phone.session.callId())))
                .contains("OPTED_OUT");
    }

    @Test
    void theEngineEndsACallByTheDialoguesGoodbye() {
        Phone phone = talking();
        said(phone, "The weather is fine.");
        phone.message("assistant", "\u2026");

        phone.use("end_call", none().put("reason", "goodbye"))
                .then()
                .statusCode(200)
                .body("say", containsString("Goodbye"))
                .body("end", equalTo(true));

        assertThat(redis.value(String.class).get(SessionKeys.ending(phone.session.callId())))
                .contains("COMPLETED");
    }

    @Test
    void aConcernTheEngineRaisesIsAskedAboutOnceHoweverOftenItIsRaised() {
        try (Published published = new Published(kafka)) {
            Phone phone = talking();
            said(phone, "There is this young man who sorts out my bank papers.");
            phone.message("assistant", "\u2026");
            String category = ConcernCategory.load().getLast().id();
            ObjectNode concern = none().put("category", category).put("words", "sorts out my bank papers");

            String question = phone.use("raise_concern", concern)
                    .then()
                    .statusCode(200)
                    .body("floor", equalTo("held"))
                    .extract()
                    .path("say");
            phone.use("raise_concern", concern).then().statusCode(200).body("say", equalTo(question));

            DialogueEvent.ConcernSuspected suspected = published.await(
                    DialogueEvent.ConcernSuspected.class,
                    event -> event.callId().equals(phone.session.callId()));
            assertThat(suspected.category()).isEqualTo(category);
            assertThat(question).isNotBlank();
        }
    }

    @Test
    void whatIsWrongIsAProblemOfItsKind() {
        Phone phone = talking();
        phone.message("user", "Hello.");

        phone.use("open_the_door", none()).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        phone.use("raise_concern", none().put("words", "x"))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("arguments.category"));
        RestAssured.given()
                .header("Authorization", "Bearer " + Phone.SECRET)
                .contentType("application/json")
                .body("{\"messages\":[]}")
                .post("/tools/take_turn")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }
}
