package io.hearthline.llm.completions;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.DialogueEnding;
import io.hearthline.contracts.session.SessionKeys;
import io.hearthline.standins.Stores;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
class HealthCheckIT {
    @Inject
    RedisDataSource redis;

    @ConfigProperty(name = "KAFKA_BOOTSTRAP_SERVERS")
    String kafka;

    @Test
    void asksTheWholeCheckInAndPublishesWhatWasAnswered() {
        Phone phone = Phone.ring(redis, CallKind.HEALTH_CHECK, List.of("heart_failure"))
                .offeringEndCall();

        assertThat(phone.say("Yes, speaking.")).contains("On a scale from one to ten");
        assertThat(phone.say("About a seven.")).contains("Is there anything new bothering your body");
        assertThat(phone.say("No, nothing new.")).contains("Have you taken your medicines today");
        assertThat(phone.say("Yes, all of them.")).contains("how many hours did you sleep");
        assertThat(phone.say("Six and a half hours.")).contains("Do you have any pain right now");
        assertThat(phone.say("Maybe a two.")).contains("Is your breathing the same as usual");
        assertThat(phone.say("The same as usual.")).contains("anything else you would like to tell me");
        assertThat(phone.say("No, thank you.")).contains("Goodbye");

        String ending = redis.value(String.class).get(SessionKeys.ending(phone.session.callId()));
        assertThat(Json.read(ending, DialogueEnding.class).outcome()).isEqualTo(CallOutcome.COMPLETED);
        try (Published published = new Published(kafka)) {
            var sleep = published.await(
                    DialogueEvent.AnswerCaptured.class,
                    e -> e.callId().equals(phone.session.callId())
                            && e.questionId().equals("gen.sleep_hours"));
            assertThat(sleep.answer()).isEqualTo(new Answer.Amount(6.5, "h"));
            published.await(
                    DialogueEvent.AnswerCaptured.class,
                    e -> e.callId().equals(phone.session.callId())
                            && e.questionId().equals("hf.breath"));
            assertThat(published.events(DialogueEvent.AnswerCaptured.class))
                    .filteredOn(e -> e.callId().equals(phone.session.callId()))
                    .extracting(DialogueEvent.AnswerCaptured::questionId)
                    .containsExactly(
                            "gen.wellbeing",
                            "gen.new_symptom",
                            "gen.meds_today",
                            "gen.sleep_hours",
                            "gen.pain",
                            "hf.breath");
        }
    }
}
