package io.hearthline.postcall.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.Event;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.postcall.Outside;
import io.hearthline.postcall.Story;
import io.hearthline.postcall.alerts.AlertTaker;
import io.hearthline.postcall.healthrecords.HealthRecordStore;
import io.hearthline.postcall.platform.Sql;
import io.hearthline.postcall.summaries.SummaryStore;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Any order, repetition and failure point of one call's events ends in the same summary, record and alerts. */
@QuarkusTest
@QuarkusTestResource(value = Stores.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Outside.class, restrictToAnnotatedClass = false)
class OrderIT {
    private static final int ORDERS = 25;
    private static final Instant START = Instant.parse("2026-03-20T13:00:00Z");

    @Inject
    EventIntake intake;

    @Inject
    CallTaker calls;

    @Inject
    DialogueTaker dialogues;

    @Inject
    AlertTaker alerts;

    @Inject
    SummaryStore summaries;

    @Inject
    HealthRecordStore records;

    @Inject
    Sql sql;

    private record Delivery(EventTaker taker, Event event) {}

    /** Fails once after its effect, so that the transaction rolls back and the event comes again. */
    private record FailsOnce(EventTaker taker, AtomicBoolean failed) implements EventTaker {
        @Override
        public String topic() {
            return taker.topic();
        }

        @Override
        public String consumer() {
            return taker.consumer();
        }

        @Override
        public void take(String value) {
            taker.take(value);
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("crashed before the commit");
            }
        }
    }

    private List<Delivery> deliveries(Story story) {
        ConcernId concern = new ConcernId(UUID.randomUUID());
        List<DialogueEvent> spoken = new ArrayList<>(story.answers());
        DialogueEvent.AnswerCaptured first = (DialogueEvent.AnswerCaptured) spoken.getFirst();
        spoken.add(new DialogueEvent.AnswerCaptured(
                first.dialogueId(),
                first.callId(),
                first.recipientId(),
                first.questionId(),
                2,
                new Answer.Scale(6),
                first.said(),
                0.99,
                "rules",
                false,
                first.at().plusSeconds(1)));
        spoken.add(story.suspected(concern, "fall_injury", "I fell on the stairs."));
        spoken.add(story.confirmed(concern, "fall_injury", "Yes, I fell."));
        CallEvent ended = story.ended(CallOutcome.PARTIAL);
        spoken.add(story.finished(DialogueEvent.Status.OPEN));
        List<Delivery> deliveries = new ArrayList<>();
        deliveries.add(new Delivery(calls, ended));
        for (DialogueEvent event : spoken) {
            deliveries.add(new Delivery(dialogues, event));
            deliveries.add(new Delivery(alerts, event));
        }
        return deliveries;
    }

    private String outcome(Story story) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> sql.list(
                                "select 1 from steps where subject in (?, ?)",
                                row -> row.getInt(1),
                                story.call.value(),
                                story.dialogue.value())
                        .isEmpty());
        var summary = summaries.find(story.call).orElseThrow().summary();
        var record = records.find(story.dialogue).orElseThrow().record();
        List<String> raised = sql.list(
                "select rule || ' ' || category || ' ' || severity || ' ' || status from alerts where call_id = ?"
                        + " order by 1",
                row -> row.getString(1),
                story.call);
        StringBuilder text = new StringBuilder(summary.headline() + summary.claims());
        summary.claims().forEach(claim -> text.append(claim.text()));
        record.answers()
                .forEach(a -> text.append(a.questionId())
                        .append(a.display())
                        .append(a.said())
                        .append(a.severity())
                        .append(a.at()));
        return text.append(record.partial())
                .append(record.severity())
                .append(record.at())
                .append(raised)
                .toString();
    }

    @Test
    void anyOrderRepetitionAndFailureGivesTheSameRecords() {
        String expected = null;
        for (int seed = 0; seed < ORDERS; seed++) {
            Random random = new Random(seed);
            Story story = new Story(false, START)
                    .asks("gen.wellbeing", "A seven, no, six.", new Answer.Scale(7))
                    .asks("gen.fall_since", "I fell on the stairs. Yes, I fell.", new Answer.YesNo(true))
                    .asks("gen.sleep_hours", "Five and a half.", new Answer.Amount(5.5, "h"));
            List<Delivery> deliveries = deliveries(story);
            deliveries.addAll(List.copyOf(deliveries).subList(0, random.nextInt(deliveries.size())));
            if (seed > 0) {
                Collections.shuffle(deliveries, random);
            }
            int crash = random.nextInt(deliveries.size());

            for (int i = 0; i < deliveries.size(); i++) {
                Delivery delivery = deliveries.get(i);
                String value = Json.write(delivery.event());
                EventTaker taker = i == crash ? new FailsOnce(delivery.taker(), new AtomicBoolean()) : delivery.taker();
                intake.take(taker, UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8)), value);
            }

            String outcome = outcome(story);
            expected = expected == null ? outcome : expected;
            assertThat(outcome).as("seed " + seed).isEqualTo(expected);
            assertThat(outcome).contains("concern fall_injury EMERGENCY OPEN", "threshold gen.fall_since URGENT OPEN");
        }
    }
}
