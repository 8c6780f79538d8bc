package io.hearthline.llm.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.Resumption;
import io.hearthline.contracts.session.SessionKeys;
import io.hearthline.llm.completions.Phone;
import io.hearthline.llm.completions.Published;
import io.hearthline.standins.Stores;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
class TurnLedgerIT {
    @Inject
    RedisDataSource redis;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "KAFKA_BOOTSTRAP_SERVERS")
    String kafka;

    @Test
    void givesARepeatedRequestTheSameReplyAndTakesItOnce() throws SQLException {
        Phone phone = atTheFirstQuestion();
        phone.message("user", "Seven.");

        String first = phone.ask();
        String again = phone.ask();

        assertThat(again).isEqualTo(first);
        assertThat(turns(phone)).isEqualTo(2);
    }

    @Test
    void tellsHowTheCallGoesOnShouldItsConversationBreakOff() {
        Phone phone = atTheFirstQuestion();
        phone.say("Seven.");

        String next = resumption(phone);
        phone.messages.removeAll();
        phone.message("system", "You are Grace.");
        phone.message("assistant", "I'm sorry, we were cut off. " + next);

        assertThat(next).startsWith("Is there anything new");
        assertThat(phone.say("No, nothing new.")).contains("Have you taken your medicines");
        assertThat(phone.say("Stop, goodbye.")).contains("Goodbye");
        assertThat(resumption(phone)).isNull();
    }

    private @Nullable String resumption(Phone phone) {
        String text = redis.value(String.class).get(SessionKeys.resumption(phone.session.callId()));
        return Json.read(text, Resumption.class).words();
    }

    @Test
    void takesManyIdenticalRequestsAtOnceAsOneTurn() throws Exception {
        Phone phone = atTheFirstQuestion();
        phone.message("user", "Seven.");
        List<String> replies = new ArrayList<>();

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> asks = new ArrayList<>();
            for (int n = 0; n < 8; n++) {
                asks.add(phone::ask);
            }
            for (Future<String> each : threads.invokeAll(asks)) {
                replies.add(each.get());
            }
        }

        assertThat(replies).hasSize(8).containsOnly(replies.getFirst());
        assertThat(turns(phone)).isEqualTo(2);
    }

    @Test
    void recomputesACorrectedUtteranceFromTheStateBeforeItAndRaisesTheRevision() {
        Phone phone = atTheFirstQuestion();
        phone.message("user", "Six");
        assertThat(phone.ask()).contains("Is there anything new");
        phone.messages.remove(phone.messages.size() - 1);

        assertThat(phone.say("Six, no wait, seven")).contains("Is there anything new");

        try (Published published = new Published(kafka)) {
            var last = published.await(
                    DialogueEvent.AnswerCaptured.class,
                    e -> e.callId().equals(phone.session.callId()) && e.revision() == 2);
            assertThat(last.answer()).isEqualTo(new Answer.Scale(7));
        }
    }

    @Test
    void takesAMergedUtteranceFromTheStateBeforeItsFirstPart() {
        Phone phone = atTheFirstQuestion();
        phone.message("user", "Well");
        phone.ask();
        phone.messages.remove(phone.messages.size() - 1);

        assertThat(phone.say("Well I'd say an eight")).contains("Is there anything new");
        assertThat(phone.say("no")).contains("Have you taken your medicines");
    }

    @Test
    void continuesAfterACancelledRequestAsIfItHadNotBeen() {
        Phone phone = atTheFirstQuestion();
        phone.message("user", "Seven.");
        phone.ask();
        phone.message("user", "I mean I feel fine, seven.");

        String reply = phone.ask();

        assertThat(reply).contains("Is there anything new");
    }

    @Test
    void takesSilenceAsATurnOfItsOwnHoweverItIsTold() {
        Phone phone = atTheFirstQuestion();

        String first = phone.ask();
        phone.message("user", "...");
        String told = phone.ask();

        assertThat(first).startsWith("Take your time.").contains("On a scale");
        assertThat(told).isEqualTo(first);
    }

    @Test
    void readsTheAnswerThatFollowsANudge() {
        Phone phone = atTheFirstQuestion();
        phone.message("assistant", phone.ask());

        assertThat(phone.say("Seven")).contains("Is there anything new");
    }

    @Test
    void resumesOnAnotherCallWhereTheFirstWasCutOff() {
        Phone first = atTheFirstQuestion();
        first.say("Seven");
        Phone second = Phone.ring(redis, CallKind.HEALTH_CHECK, first.session.dialogueId(), List.of());

        assertThat(second.say("Yes, this is she")).contains("where we stopped").contains("Is there anything new");
    }

    @Test
    void goesOnFromPostgresWhenTheFastCopyIsGone() {
        Phone phone = atTheFirstQuestion();
        redis.key().del("dialogue:" + phone.session.dialogueId());

        assertThat(phone.say("Seven")).contains("Is there anything new");
    }

    @Test
    void keepsAConcernOfACancelledTurn() {
        Phone phone = atTheFirstQuestion();
        phone.message("user", "My chest hurts");
        assertThat(phone.ask()).contains("pain or pressure in your chest");
        phone.messages.remove(phone.messages.size() - 1);

        String reply = phone.say("Seven I think");

        assertThat(reply).contains("pain or pressure in your chest");
        assertThat(phone.say("No, no, I was only joking")).contains("On a scale from one to ten");
    }

    @Test
    void confirmsAConcernOnceAndHoldsTheCall() {
        Phone phone = atTheFirstQuestion();
        phone.say("I have a terrible pain in my chest");

        assertThat(phone.say("Yes I do")).contains("call 911").contains("I cannot call for you");
        assertThat(phone.say("Goodbye then")).contains("911").doesNotContain("Goodbye");
        try (Published published = new Published(kafka)) {
            var confirmed = published.await(
                    DialogueEvent.ConcernConfirmed.class, e -> e.callId().equals(phone.session.callId()));
            assertThat(confirmed.category()).isEqualTo("chest_pain");
            assertThat(published.events(DialogueEvent.ConcernSuspected.class))
                    .filteredOn(e -> e.concernId().equals(confirmed.concernId()))
                    .hasSize(1);
        }
    }

    private Phone atTheFirstQuestion() {
        Phone phone = Phone.ring(redis, CallKind.HEALTH_CHECK, List.of());
        assertThat(phone.say("Yes, speaking.")).contains("On a scale from one to ten");
        return phone;
    }

    private int turns(Phone phone) throws SQLException {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("select count(*) from turns where dialogue_id = ? and depth > 0")) {
            select.setObject(1, phone.session.dialogueId().value());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
