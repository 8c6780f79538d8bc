package io.hearthline.telephony.voice.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.telephony.voice.LoopPhone;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceRequest;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent that speaks and hears another format than the line: every word arrives, both ways. */
class AgentFormatsTest {
    private static final String GREETING = "Good morning, this is Rosie calling from Hearthline.";
    private static final String ANSWER = "Yes, I slept six and a half hours.";

    @ParameterizedTest
    @ValueSource(strings = {"pcm_8000", "pcm_16000", "pcm_24000", "pcm_48000"})
    void convertsTheAgentsFormatBothWaysWithoutLosingAWord(String format) {
        try (VendorUnderTest vendor = new VendorUnderTest(format);
                LoopPhone phone = new LoopPhone(10);
                EngineUnderTest engine = new EngineUnderTest(phone.vertx())) {
            phone.call(
                    engine.at(vendor.url()),
                    new VoiceRequest(
                            CallId.random(),
                            CallKind.GENERAL,
                            "user-1",
                            "Be brief.",
                            GREETING,
                            () -> GREETING,
                            new VoiceRequest.Voice("en-US", null, null),
                            "token",
                            null));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(phone.heard()).isEqualTo(GREETING));
            await().atMost(Duration.ofSeconds(30)).until(phone::quiet);
            phone.say(ANSWER);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(phone.heard()).isEqualTo(GREETING + " " + VendorUnderTest.REPLY));
            assertThat(phone.events()).contains(new VoiceEvent.PersonSaid(ANSWER));
            assertThat(phone.faults()).isZero();
            assertThat(vendor.standIn().conversations())
                    .singleElement()
                    .satisfies(report -> assertThat(report.faults()).isEmpty());
        }
    }
}
