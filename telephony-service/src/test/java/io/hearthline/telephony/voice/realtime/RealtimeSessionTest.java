package io.hearthline.telephony.voice.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.standins.realtime.RealtimeBehaviour;
import io.hearthline.standins.realtime.SessionReport;
import io.hearthline.telephony.voice.LoopPhone;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RealtimeSessionTest {
    private static final String GREETING = "Good morning, this is Rosie.";
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final LoopPhone phone = new LoopPhone(RealtimeUnderTest.PACE);
    private final RealtimeUnderTest vendor = new RealtimeUnderTest(phone.vertx());

    @AfterEach
    void end() {
        phone.close();
        vendor.close();
    }

    private static VoiceRequest request(CallKind kind) {
        return new VoiceRequest(
                CallId.random(),
                kind,
                "user-1",
                "Be brief.",
                GREETING,
                new VoiceRequest.Voice("en-US", "a-voice-of-another-vendor", null),
                "completions-token",
                null);
    }

    private void greeted(RealtimeEngine engine, CallKind kind) {
        phone.call(engine, request(kind));
        heard(GREETING);
    }

    private void heard(String words) {
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(phone.heard()).contains(words));
        await().atMost(AT_MOST).until(phone::quiet);
    }

    private <T extends VoiceEvent> List<T> told(Class<T> kind) {
        return phone.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private SessionReport session() {
        return vendor.standIn().sessions().getLast();
    }

    private void said(String words) {
        phone.say(words);
        await().atMost(AT_MOST)
                .untilAsserted(() -> assertThat(told(VoiceEvent.PersonSaid.class))
                        .extracting(VoiceEvent.PersonSaid::text)
                        .contains(words));
    }

    @Test
    void asksOurOwnWordsWithTheCallsTokenAndReadsThemOut() {
        greeted(vendor.engine(), CallKind.HEALTH_CHECK);
        said("Yes, this is she.");

        heard(RealtimeUnderTest.REPLY);
        assertThat(vendor.asked()
                        .getLast()
                        .at("/elevenlabs_extra_body/call_token")
                        .asText())
                .isEqualTo("completions-token");
        assertThat(vendor.lastQuestion()).containsExactly("Be brief.", GREETING, "Yes, this is she.");
        assertThat(session().responses()).isZero();
        assertThat(session().errors()).isEmpty();
        assertThat(session().faults()).isEmpty();
        assertThat(session().settings()).contains("\"create_response\":false", "\"silence_duration_ms\":900");
        assertThat(phone.faults()).isZero();
    }

    @Test
    void hearsAndSpeaksAt24KilohertzWithoutLosingAWord() {
        vendor.freesTheFloor();
        greeted(vendor.engine("pcm", Duration.ofSeconds(30)), CallKind.GENERAL);
        said("Yes, this is she.");
        heard(RealtimeUnderTest.FREES);
        said("I was in my garden all the morning.");

        heard("You mentioned your garden. What would you like to tell me about your garden?");
        assertThat(session().faults()).isEmpty();
        assertThat(phone.faults()).isZero();
    }

    @Test
    void theModelSpeaksForItselfAndEveryTurnIsJudged() {
        vendor.freesTheFloor();
        greeted(vendor.engine(), CallKind.GENERAL);
        said("Yes, this is she.");
        heard(RealtimeUnderTest.FREES);
        said("I was in my garden.");

        heard("You mentioned your garden. What would you like to tell me about your garden?");
        await().atMost(AT_MOST).until(() -> vendor.tools().contains("take_turn"));
        assertThat(vendor.asked()).hasSize(1);
        assertThat(told(VoiceEvent.AgentSaid.class))
                .extracting(VoiceEvent.AgentSaid::text)
                .last()
                .isEqualTo("You mentioned your garden. What would you like to tell me about your garden?");
        List<VoiceEvent> events = List.copyOf(phone.events());
        int person = events.indexOf(new VoiceEvent.PersonSaid("I was in my garden."));
        assertThat(events.subList(0, person))
                .filteredOn(VoiceEvent.AgentSaid.class::isInstance)
                .hasSize(2);
    }

    @Test
    void aStructuredCallNeverGetsTheModelsOwnWords() {
        vendor.freesTheFloor();
        greeted(vendor.engine(), CallKind.HEALTH_CHECK);
        said("Yes, this is she.");
        heard(RealtimeUnderTest.FREES);
        said("I was in my garden.");

        await().atMost(AT_MOST).until(() -> vendor.asked().size() == 2);
        assertThat(session().responses()).isZero();
        assertThat(vendor.tools()).isEmpty();
    }

    @Test
    void aDangerTakesTheFloorFromTheModelInTheMidstOfItsWords() {
        vendor.freesTheFloor();
        vendor.verdict("take_turn", "held", "Are you in pain right now?", false);
        greeted(vendor.engine(), CallKind.GENERAL);
        said("Yes, this is she.");
        heard(RealtimeUnderTest.FREES);
        phone.say("I have a pain in my chest and it is in my arm.");

        heard("Are you in pain right now?");
        assertThat(session().settings()).contains("\"create_response\":false");
        assertThat(session().errors()).isEmpty();
        assertThat(told(VoiceEvent.Interrupted.class)).isNotEmpty();
        said("Yes, I am.");
        await().atMost(AT_MOST).until(() -> vendor.asked().size() == 2);
        assertThat(vendor.lastQuestion()).contains("Are you in pain right now?", "Yes, I am.");
    }

    @Test
    void theModelsGoodbyeIsTheDialogues() {
        vendor.freesTheFloor();
        vendor.verdict("end_call", "held", "It was lovely talking with you.", true);
        greeted(vendor.engine(), CallKind.GENERAL);
        said("Yes, this is she.");
        heard(RealtimeUnderTest.FREES);
        phone.say("Well then, goodbye.");

        heard("It was lovely talking with you.");
        await().atMost(AT_MOST).until(() -> !told(VoiceEvent.Closed.class).isEmpty());
        assertThat(told(VoiceEvent.Ending.class)).hasSize(1);
        assertThat(told(VoiceEvent.Closed.class)).containsExactly(new VoiceEvent.Closed(null));
    }

    @Test
    void whatWasCutIsTruncatedToWhatWasHeardAndNeverBeyondWhatCame() {
        vendor.freesTheFloor();
        greeted(vendor.engine(), CallKind.GENERAL);
        said("Yes, this is she.");
        heard(RealtimeUnderTest.FREES);
        phone.say("I was in my garden.");
        heard("You mentioned your garden.");
        int response = told(VoiceEvent.Audio.class).getLast().responseId();

        phone.onTheLoop(session -> session.cut(response, Duration.ofHours(1)));

        await().atMost(AT_MOST).until(() -> session().items().stream().anyMatch(item -> item.truncatedAtMs() != null));
        assertThat(session().errors()).isEmpty();
    }

    @Test
    void silenceIsATurn() {
        greeted(vendor.engine("pcmu", Duration.ofMillis(500)), CallKind.HEALTH_CHECK);

        await().atMost(AT_MOST).until(() -> !vendor.asked().isEmpty());
        assertThat(vendor.lastQuestion()).startsWith("Be brief.", GREETING, "...");
    }

    @Test
    void aTranscriptThatFailsIsTreatedAsSilence() {
        vendor.behave(RealtimeBehaviour.GOOD.withTranscriptionFailures(1));
        greeted(vendor.engine(), CallKind.HEALTH_CHECK);
        phone.say("Yes, this is she.");

        heard(RealtimeUnderTest.REPLY);
        assertThat(told(VoiceEvent.PersonSaid.class)).isEmpty();
    }

    @Test
    void whatWasCutOffByANoiseIsSaidAgain() {
        vendor.behave(RealtimeBehaviour.GOOD.withNoises(1));
        phone.call(vendor.engine(), request(CallKind.HEALTH_CHECK));
        await().atMost(AT_MOST).until(() -> !told(VoiceEvent.Audio.class).isEmpty());
        phone.say("Ahem.");

        await().atMost(AT_MOST).until(() -> told(VoiceEvent.AgentSaid.class).size() == 2);
        assertThat(told(VoiceEvent.AgentSaid.class))
                .extracting(VoiceEvent.AgentSaid::text)
                .containsOnly(GREETING);
        assertThat(told(VoiceEvent.PersonSaid.class)).isEmpty();
        assertThat(vendor.asked()).isEmpty();
    }

    @Test
    void ourWordsAreAskedForAgainAndWithoutThemTheCallCannotGoOn() {
        vendor.failing(2);
        greeted(vendor.engine(), CallKind.HEALTH_CHECK);
        said("Yes, this is she.");
        heard(RealtimeUnderTest.REPLY);

        vendor.failing(9);
        said("I am quite well.");
        await().atMost(AT_MOST).until(() -> !told(VoiceEvent.Closed.class).isEmpty());
        assertThat(told(VoiceEvent.Closed.class).getFirst().failure())
                .extracting(VoiceFailure::kind)
                .isEqualTo(VoiceFailure.Kind.WORDLESS);
    }

    @Test
    void aSessionNearItsHourIsReplacedAndTheTalkGoesOn() {
        vendor.behave(RealtimeBehaviour.GOOD.withSession(Duration.ofSeconds(8)));
        greeted(vendor.engine(), CallKind.HEALTH_CHECK);
        vendor.behave(RealtimeBehaviour.GOOD);

        await().atMost(AT_MOST).until(() -> told(VoiceEvent.Ready.class).size() == 2);
        said("Yes, this is she.");
        heard(RealtimeUnderTest.REPLY);
        assertThat(told(VoiceEvent.Ready.class).get(0))
                .isNotEqualTo(told(VoiceEvent.Ready.class).get(1));
        assertThat(vendor.lastQuestion()).containsExactly("Be brief.", GREETING, "Yes, this is she.");
    }

    @Test
    void aSessionThatBreaksIsReplacedAndTheTalkGoesOn() {
        greeted(vendor.engine(), CallKind.HEALTH_CHECK);
        vendor.standIn().closeAll(1011);

        await().atMost(AT_MOST).until(() -> told(VoiceEvent.Ready.class).size() == 2);
        said("Yes, this is she.");
        heard(RealtimeUnderTest.REPLY);
        assertThat(told(VoiceEvent.Closed.class)).isEmpty();
    }

    @Test
    void aKeyIsATurnAndCutsOffWhatIsSaid() {
        phone.call(vendor.engine(), request(CallKind.HEALTH_CHECK));
        await().atMost(AT_MOST).until(() -> !told(VoiceEvent.Audio.class).isEmpty());
        phone.onTheLoop(session -> session.say("[keypad 1]"));

        heard(RealtimeUnderTest.REPLY);
        assertThat(vendor.lastQuestion()).contains("[keypad 1]");
        assertThat(told(VoiceEvent.Interrupted.class)).hasSize(1);
    }
}
