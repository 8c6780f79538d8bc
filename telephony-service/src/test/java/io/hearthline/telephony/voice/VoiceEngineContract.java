package io.hearthline.telephony.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallKind;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every engine does, whoever is behind it. Runs against the vendor's stand-in, with a source of words behind that
 * which has an answer to everything, one that takes more than a second to say.
 */
public abstract class VoiceEngineContract {
    protected static final String GREETING = "Good morning, this is Rosie calling from Hearthline.";
    private static final String ANSWER = "Yes, I slept very well.";
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final LoopPhone phone = new LoopPhone(pace());

    /** Where the engine is to make its sockets. */
    protected final Vertx vertx() {
        return phone.vertx();
    }

    /** The engine, set up for a vendor that is there. */
    protected abstract VoiceEngine engine();

    /** The engine, set up for a vendor that is not. */
    protected abstract VoiceEngine engineWithoutAVendor();

    /** Makes the vendor drop the conversations that are open, in a way that is not to be repaired. */
    protected abstract void vendorBreaksOff();

    /** How many times faster than life the stand-in speaks and listens. */
    protected double pace() {
        return 10;
    }

    /** The call all tests make. */
    protected VoiceRequest request() {
        return new VoiceRequest(
                CallId.random(),
                CallKind.GENERAL,
                "user-1",
                "Be brief.",
                GREETING,
                () -> "I'm sorry, we were cut off.",
                new VoiceRequest.Voice("en-US", null, null),
                "completions-token",
                null);
    }

    /** So that there is time to interrupt it. */
    private static VoiceRequest longWinded(VoiceRequest request) {
        return new VoiceRequest(
                request.callId(),
                request.kind(),
                request.userId(),
                request.prompt(),
                (GREETING + " ").repeat(20).strip(),
                request.voice(),
                request.completionsToken(),
                request.traceparent());
    }

    @AfterEach
    void hangUp() {
        phone.close();
    }

    private void greeted() {
        phone.call(engine(), request());
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(phone.heard()).contains(GREETING));
        await().atMost(AT_MOST).until(phone::quiet);
    }

    private <T extends VoiceEvent> List<T> told(Class<T> kind) {
        return phone.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void awaitTold(Class<? extends VoiceEvent> kind, int times) {
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(told(kind)).hasSizeGreaterThanOrEqualTo(times));
    }

    @Test
    void saysItIsReadyBeforeAnythingElse() {
        greeted();

        assertThat(phone.events().getFirst())
                .isInstanceOfSatisfying(
                        VoiceEvent.Ready.class,
                        ready -> assertThat(ready.conversationId()).isNotBlank());
        assertThat(phone.offTheLoop()).isZero();
    }

    @Test
    void speaksTheGreetingWordForWordAndTellsItsText() {
        greeted();

        awaitTold(VoiceEvent.AgentSaid.class, 1);
        VoiceEvent.AgentSaid said = told(VoiceEvent.AgentSaid.class).getFirst();
        assertThat(said.text()).isEqualTo(GREETING);
        assertThat(told(VoiceEvent.Audio.class))
                .extracting(VoiceEvent.Audio::responseId)
                .containsOnly(said.responseId());
        assertThat(phone.faults()).isZero();
    }

    @Test
    void hearsThePersonAndAnswersInAResponseOfItsOwn() {
        greeted();
        int greeting = told(VoiceEvent.AgentSaid.class).getFirst().responseId();
        phone.say(ANSWER);

        awaitTold(VoiceEvent.PersonSaid.class, 1);
        awaitTold(VoiceEvent.AgentSaid.class, 2);
        assertThat(told(VoiceEvent.PersonSaid.class))
                .extracting(VoiceEvent.PersonSaid::text)
                .containsExactly(ANSWER);
        assertThat(told(VoiceEvent.AgentSaid.class).get(1).responseId()).isGreaterThan(greeting);
    }

    @Test
    void answersATurnThatIsPutInWithoutTellingItAsSpoken() {
        greeted();
        phone.onTheLoop(session -> session.say("[keypad 1]"));

        awaitTold(VoiceEvent.AgentSaid.class, 2);
        assertThat(told(VoiceEvent.PersonSaid.class)).isEmpty();
    }

    @Test
    void takesNotesAndPatienceWithoutAWord() {
        greeted();
        phone.onTheLoop(session -> {
            session.note("The person is at home.");
            session.keepWaiting();
        });
        phone.say(ANSWER);

        awaitTold(VoiceEvent.AgentSaid.class, 2);
        assertThat(told(VoiceEvent.Interrupted.class)).isEmpty();
        assertThat(told(VoiceEvent.Closed.class)).isEmpty();
    }

    @Test
    void isInterruptedByThePersonAndSpeaksNoMoreOfThatResponse() {
        phone.call(engine(), longWinded(request()));
        awaitTold(VoiceEvent.Audio.class, 1);
        int greeting = told(VoiceEvent.Audio.class).getFirst().responseId();
        phone.say(ANSWER);

        awaitTold(VoiceEvent.Interrupted.class, 1);
        phone.onTheLoop(session -> session.cut(greeting, Duration.ofMillis(200)));
        awaitTold(VoiceEvent.AgentSaid.class, 2);
        List<VoiceEvent> events = List.copyOf(phone.events());
        int interrupted = events.indexOf(new VoiceEvent.Interrupted());
        assertThat(events.subList(interrupted, events.size()))
                .noneMatch(event -> event instanceof VoiceEvent.Audio audio && audio.responseId() == greeting);
    }

    @Test
    void shrugsAtACutOfWhatItDoesNotKnow() {
        greeted();
        phone.onTheLoop(session -> session.cut(4711, Duration.ofHours(1)));
        phone.say(ANSWER);

        awaitTold(VoiceEvent.AgentSaid.class, 2);
        assertThat(told(VoiceEvent.Closed.class)).isEmpty();
    }

    @Test
    void endsOnceWithoutAFailureHoweverOftenItIsClosed() {
        greeted();
        phone.onTheLoop(VoiceSession::close);
        phone.onTheLoop(VoiceSession::close);

        awaitTold(VoiceEvent.Closed.class, 1);
        assertThat(told(VoiceEvent.Closed.class)).containsExactly(new VoiceEvent.Closed(null));
        assertThat(phone.events().getLast()).isEqualTo(new VoiceEvent.Closed(null));
    }

    @Test
    void saysNothingAndFailsAtNothingAfterItsEnd() {
        greeted();
        phone.onTheLoop(VoiceSession::close);
        phone.onTheLoop(session -> {
            session.hear("/".repeat(216));
            session.say("hello");
            session.note("hello");
            session.keepWaiting();
            session.cut(1, Duration.ZERO);
        });
        phone.say(ANSWER);

        awaitTold(VoiceEvent.Closed.class, 1);
        phone.settled();
        assertThat(phone.events().getLast()).isEqualTo(new VoiceEvent.Closed(null));
    }

    @Test
    void tellsWhyWhenTheVendorBreaksOff() {
        greeted();
        vendorBreaksOff();

        awaitTold(VoiceEvent.Closed.class, 1);
        assertThat(told(VoiceEvent.Closed.class))
                .singleElement()
                .satisfies(closed -> assertThat(closed.failure()).isNotNull());
        assertThat(phone.events().getLast()).isInstanceOf(VoiceEvent.Closed.class);
    }

    @Test
    void isUnreachableWithoutAVendor() {
        phone.call(engineWithoutAVendor(), request());

        awaitTold(VoiceEvent.Closed.class, 1);
        assertThat(phone.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        VoiceEvent.Closed.class,
                        closed -> assertThat(closed.failure())
                                .extracting(VoiceFailure::kind)
                                .isEqualTo(VoiceFailure.Kind.UNREACHABLE));
    }

    @Test
    void canBeClosedBeforeItStands() {
        phone.call(engine(), request());
        phone.onTheLoop(VoiceSession::close);

        awaitTold(VoiceEvent.Closed.class, 1);
        phone.settled();
        assertThat(phone.events()).containsExactly(new VoiceEvent.Closed(null));
    }
}
