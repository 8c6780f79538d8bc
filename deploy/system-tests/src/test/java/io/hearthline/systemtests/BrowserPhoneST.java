package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.hearthline.sandbox.suite.Service;
import io.hearthline.standins.elevenlabs.ConversationReport;
import io.hearthline.standins.modem.MuLaw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator talks to the agent from a page: the microphone reaches the voice vendor, and so does what is typed. */
@OnTheSuite
class BrowserPhoneST {
    private static final int MICROPHONE_HZ = 48_000;
    private static final int PHONE_HZ = 8_000;
    private static final int TONE_HZ = 1_000;
    private static final int SECONDS = 5;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Line line;

    BrowserPhoneST(Line line) {
        this.line = line;
    }

    @Test
    void theMicrophoneAndTheKeyboardReachTheAgent(@TempDir Path folder) throws IOException {
        try (Browser browser = Browser.hearing(line.suite(), tone(folder))) {
            Page page = browser.phone(browser.signIn());
            assertThat(violations(page)).as("before the call").isEmpty();
            page.locator("#phone-name").fill("Zebedee");
            page.locator("#phone-start button").click();
            page.waitForSelector("text=Am I speaking with Zebedee?");
            assertThat(page.locator("#phone-state").textContent()).contains("Speak, or type");

            String conversation = conversation();
            await("the tone")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(toneIn(conversation)).isGreaterThan(0.8));
            page.locator("#phone-text").fill("Yes, this is Zebedee.");
            page.locator("#phone-say button").click();
            page.waitForSelector("#phone-captions .person >> text=Yes, this is Zebedee.");
            page.waitForSelector("#phone-captions li:nth-child(3).agent");
            assertThat(violations(page)).as("in the call").isEmpty();
            page.locator("#phone-end").click();
            page.waitForSelector("text=The call has ended.");
        }
        JsonNode call = await("the record")
                .atMost(SOON)
                .until(this::testCall, Optional::isPresent)
                .orElseThrow();
        assertThat(call.path("turns").findValuesAsText("text")).contains("Yes, this is Zebedee.");
        assertThat(call.path("recipientId").isMissingNode()).isTrue();
    }

    /** The vendor's conversation that asked for Zebedee. */
    private String conversation() {
        return await("the conversation")
                .atMost(SOON)
                .until(
                        () -> line.suite().standIns().elevenLabs().conversations().stream()
                                .filter(each -> each.messages().stream()
                                        .anyMatch(message -> message.text().contains("Zebedee")))
                                .map(ConversationReport::conversationId)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The ended test call with its turns. */
    private Optional<JsonNode> testCall() {
        for (JsonNode each : line.suite()
                .api()
                .get(Service.TELEPHONY, "/calls?limit=100")
                .orThrow("calls")
                .json()
                .path("calls")) {
            if (each.path("kind").asText().equals("TEST")
                    && each.path("status").asText().equals("ENDED")) {
                return Optional.of(line.suite()
                        .api()
                        .get(Service.TELEPHONY, "/calls/" + each.path("callId").asText())
                        .orThrow("the test call")
                        .json());
            }
        }
        return Optional.empty();
    }

    /** The part of the energy the vendor was sent that lies at the tone, 0 to 1. */
    private double toneIn(String conversation) {
        byte[] heard = line.suite().standIns().elevenLabs().heard(conversation);
        double in = 0;
        double quadrature = 0;
        double energy = 0;
        for (int i = 0; i < heard.length; i++) {
            double sample = MuLaw.decode(heard[i]);
            double angle = 2 * Math.PI * TONE_HZ * i / PHONE_HZ;
            in += sample * Math.cos(angle);
            quadrature += sample * Math.sin(angle);
            energy += sample * sample;
        }
        return energy == 0 ? 0 : 2 * (in * in + quadrature * quadrature) / (heard.length * energy);
    }

    private static Path tone(Path folder) throws IOException {
        int length = MICROPHONE_HZ * SECONDS;
        ByteBuffer samples = ByteBuffer.allocate(2 * length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < length; i++) {
            samples.putShort((short) (12_000 * Math.sin(2 * Math.PI * TONE_HZ * i / MICROPHONE_HZ)));
        }
        Path file = folder.resolve("tone.wav");
        try (AudioInputStream stream = new AudioInputStream(
                new ByteArrayInputStream(samples.array()),
                new AudioFormat(MICROPHONE_HZ, 16, 1, true, false),
                length)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return file;
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Rule::getId)
                        .toList();
    }
}
