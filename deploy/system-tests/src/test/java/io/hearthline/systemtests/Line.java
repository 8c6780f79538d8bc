package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.sandbox.suite.Reply;
import io.hearthline.sandbox.suite.Service;
import io.hearthline.sandbox.suite.Suite;
import io.hearthline.standins.callee.CalleeScript;
import io.hearthline.standins.callee.Remark;
import io.hearthline.standins.twilio.PlacedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words the stories are told in. */
final class Line implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(30);
    static final Duration A_CALL = Duration.ofSeconds(90);

    private final Suite suite;
    private final List<Person> people = new CopyOnWriteArrayList<>();

    /** A check-in that was asked for. */
    record Placed(String callId, String dialogueId) {}

    Line(Suite suite) {
        this.suite = suite;
    }

    Suite suite() {
        return suite;
    }

    /** Everybody any story has made up so far. */
    List<Person> people() {
        return List.copyOf(people);
    }

    /** Registers somebody who behaves on the phone as the callee of that name. */
    Person somebody(String callee, String... conditions) {
        return somebody(CalleeScript.named(callee), null, conditions);
    }

    /** @param checkIn HH:MM of a daily check-in; none if null */
    Person somebody(CalleeScript callee, @Nullable String checkIn, String... conditions) {
        Person person = Person.next(List.of(conditions));
        people.add(person);
        suite.standIns().twilio().assign(person.phone(), callee);
        register(person, checkIn);
        return person;
    }

    void register(Person person, @Nullable String checkIn) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "id", person.id(),
                "name", person.name(),
                "preferredName", person.preferredName(),
                "phone", person.phone(),
                "zone", person.zone().getId(),
                "language", "en-US",
                "conditions", person.conditions(),
                "medicines", List.of("lisinopril"),
                "consent", Map.of("calls", true, "recording", false, "sharing", true),
                "status", "ACTIVE"));
        body.put(
                "contacts",
                List.of(Map.of(
                        "name", person.contactName(),
                        "relation", "daughter",
                        "phone", person.contactPhone(),
                        "email", person.contactEmail())));
        if (checkIn != null) {
            body.put(
                    "checkIn",
                    Map.of("time", checkIn, "days", List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")));
        }
        suite.api().post(Service.TELEPHONY, "/recipients", body).orThrow("a person cannot be registered");
    }

    /** Asks for a health check-in; it is placed at once. */
    Placed checkIn(Person person) {
        Reply reply = suite.api().post(Service.TELEPHONY, "/call/health-check", Map.of("recipientId", person.id()));
        return placed(reply);
    }

    /** The call that was asked for with this reply. */
    Placed placed(Reply reply) {
        assertThat(reply.status()).as("status of the wish to call").isEqualTo(201);
        return new Placed(
                reply.json().get("callId").asText(),
                reply.json().get("dialogueId").asText());
    }

    /** Waits for the end of the call. */
    CallEvent.CallEnded ended(Placed call) {
        return ended(call, A_CALL);
    }

    CallEvent.CallEnded ended(Placed call, Duration within) {
        return await("the end of the call")
                .atMost(within)
                .until(() -> endOf(call), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<CallEvent.CallEnded> endOf(Placed call) {
        return suite.events()
                .all(CallEvent.CallEnded.class)
                .filter(event -> event.callId().toString().equals(call.callId()))
                .findFirst();
    }

    /** Waits until the call is summarised and its answers are recorded, and gives the record. */
    JsonNode kept(Placed call) {
        return await("summary and record")
                .atMost(SOON)
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(
                        () -> {
                            suite.api()
                                    .get(Service.WORKER, "/summaries/" + call.callId())
                                    .orThrow("summary");
                            return suite.api()
                                    .get(Service.WORKER, "/records/" + call.dialogueId())
                                    .orThrow("record")
                                    .json();
                        },
                        JsonNode::isObject);
    }

    /** What the phone company's side knows of the person's calls, oldest first. */
    List<PlacedCall> phoneCalls(Person person) {
        return suite.standIns().twilio().calls().stream()
                .filter(call -> call.to().equals(person.phone()))
                .toList();
    }

    /** The one call the person got. */
    PlacedCall phoneCall(Person person) {
        List<PlacedCall> calls = phoneCalls(person);
        assertThat(calls).as("dials").hasSize(1);
        return calls.getFirst();
    }

    /** Everything the person heard. */
    static String heardBy(PlacedCall call) {
        return call.heard().stream().map(Remark::text).collect(Collectors.joining(" "));
    }

    /** The questions the person answered, with what was meant; what went into the audio, not what we made of it. */
    Map<String, Object> meant(Person person) {
        return values(phoneCall(person).meant());
    }

    /** The same from the health record. */
    static Map<String, Object> recorded(JsonNode healthRecord) {
        Map<String, Object> answers = new TreeMap<>();
        for (JsonNode answer : healthRecord.path("answers")) {
            JsonNode value = answer.path("answer").path("value");
            if (value.isNumber()) {
                answers.put(answer.path("questionId").asText(), value.asDouble());
            } else if (value.isBoolean()) {
                answers.put(answer.path("questionId").asText(), value.asBoolean());
            } else if (value.isTextual()
                    && !answer.path("answer").path("kind").asText().equals("text")) {
                answers.put(answer.path("questionId").asText(), value.asText());
            }
        }
        return answers;
    }

    private static Map<String, Object> values(Map<String, Object> meant) {
        Map<String, Object> answers = new TreeMap<>();
        meant.forEach((id, value) -> answers.put(id, value instanceof Number n ? (Object) n.doubleValue() : value));
        return answers;
    }

    /** One dial, one summary, one record: whatever happened on the way. */
    void nothingIsDoubled(Person person, Placed call) {
        assertThat(phoneCalls(person)).as("dials").hasSize(1);
        assertThat(events(CallEvent.CallEnded.class, event -> event.callId().toString(), call.callId()))
                .as("ends of the call")
                .hasSize(1);
        List<Integer> revisions =
                events(RecordEvent.SummaryWritten.class, event -> event.callId().toString(), call.callId()).stream()
                        .map(RecordEvent.SummaryWritten::revision)
                        .toList();
        assertThat(revisions).as("revisions of the summary").doesNotHaveDuplicates();
        List<Integer> records = events(
                        RecordEvent.HealthRecordWritten.class,
                        event -> event.dialogueId().toString(),
                        call.dialogueId())
                .stream()
                .map(RecordEvent.HealthRecordWritten::revision)
                .toList();
        assertThat(records).as("revisions of the record").doesNotHaveDuplicates();
        JsonNode kept = suite.api()
                .get(Service.WORKER, "/records?recipientId=" + person.id())
                .orThrow("records")
                .json();
        assertThat(kept.path("records")).as("records").hasSize(1);
        JsonNode calls = suite.api()
                .get(Service.TELEPHONY, "/calls?recipientId=" + person.id())
                .orThrow("calls")
                .json();
        assertThat(calls.path("calls")).as("calls").hasSize(1);
    }

    private <T extends io.hearthline.contracts.events.Event> List<T> events(
            Class<T> kind, java.util.function.Function<T, String> id, String wanted) {
        return suite.events()
                .all(kind)
                .filter(event -> id.apply(event).equals(wanted))
                .toList();
    }

    /** Waits until the dialogue has captured so many answers. */
    void answersCaptured(Placed call, int count) {
        await("captured answers").atMost(A_CALL).until(() -> captured(call).size() >= count);
    }

    /** Questions with a captured answer. */
    Set<String> captured(Placed call) {
        return suite.events()
                .all(DialogueEvent.AnswerCaptured.class)
                .filter(event -> event.callId().toString().equals(call.callId()))
                .map(DialogueEvent.AnswerCaptured::questionId)
                .collect(Collectors.toSet());
    }

    /** Waits for something that shall come soon. */
    static <T> T soon(String what, Supplier<Optional<T>> look) {
        return await(what).atMost(SOON).until(look::get, Optional::isPresent).orElseThrow();
    }

    /** Waits for a condition. */
    static void until(String what, Duration within, Callable<Boolean> condition) {
        await(what).atMost(within).until(condition);
    }

    @Override
    public void close() {
        suite.close();
    }

    /** Every log of the services so far. */
    List<java.nio.file.Path> logs() {
        List<java.nio.file.Path> logs = new ArrayList<>();
        for (Service service : Service.values()) {
            logs.add(suite.service(service).log());
        }
        return logs;
    }
}
