package io.hearthline.postcall.summaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.postcall.Outside;
import io.hearthline.postcall.Story;
import io.hearthline.postcall.concerns.ConcernStore;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With a model configured. */
@QuarkusTest
@Tag("alone")
@TestProfile(ModelIT.WithModel.class)
@QuarkusTestResource(value = Stores.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Outside.class, restrictToAnnotatedClass = false)
class ModelIT {
    /** Points the model at the stand-in. */
    public static final class WithModel implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "postcall.model.base-url", "${OUTSIDE_URL}/v1",
                    "postcall.model.api-key", "sk-test",
                    "postcall.model.name", "stand-in");
        }
    }

    @Inject
    SummaryStore summaries;

    @Inject
    ConcernStore concerns;

    @Test
    void onlyWhatTheTurnsSupportIsKeptAndHiddenWordsNeverReachTheModel() {
        Story story = new Story()
                .asks("gen.sleep_hours", "Six hours.", new Answer.Amount(6, "h"))
                .says(Speaker.AGENT, "What did you do yesterday?")
                .says(Speaker.PERSON, "I planted tomatoes in my garden.")
                .says(Speaker.AGENT, "Lovely.")
                .says(Speaker.PERSON, "A man wants gift cards from me.");
        ConcernId concern = new ConcernId(UUID.randomUUID());
        Story.publish(story.person());
        Story.publish(story.confirmed(concern, "scam", "A man wants gift cards from me."));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> concerns.find(concern).isPresent());

        story.answers().forEach(Story::publish);
        Story.publish(story.ended(CallOutcome.COMPLETED));
        Story.publish(story.finished(DialogueEvent.Status.COMPLETE));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> summaries.find(story.call).isPresent());
        Summary summary = summaries.find(story.call).orElseThrow().summary();
        assertThat(summary.author()).isEqualTo("stand-in");
        assertThat(summary.headline()).isEqualTo("She worked in the garden and slept 6 hours.");
        assertThat(summary.claims())
                .containsExactly(
                        new Summary.Claim("Slept 6 hours.", List.of(2)),
                        new Summary.Claim("She planted tomatoes in the garden.", List.of(4)));
        assertThat(Outside.prompts()).isNotEmpty().noneMatch(prompt -> prompt.contains("gift cards"));
        assertThat(Outside.prompts().getFirst()).contains("json_schema", "call_summary");
    }
}
