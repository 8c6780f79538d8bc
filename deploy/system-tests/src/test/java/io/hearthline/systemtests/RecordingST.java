package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.sandbox.suite.Service;
import io.hearthline.standins.callee.Remark;
import io.hearthline.standins.modem.Heard;
import io.hearthline.standins.modem.Listener;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody agreed to being recorded: what can be played later is what was said, both sides of it. */
@OnTheSuite
class RecordingST {
    private static final int WAV_HEADER = 44;

    private final Line line;

    RecordingST(Line line) {
        this.line = line;
    }

    @Test
    void theRecordingHoldsBothSidesAndTheCarrierHasNoneLeft() throws Exception {
        Person person = line.somebody("hangs-up-mid-question", "hypertension");
        agrees(person);

        Line.Placed call = line.checkIn(person);
        line.ended(call);
        CallEvent.RecordingReady ready = Line.soon(
                "the recording",
                () -> line.suite()
                        .events()
                        .all(CallEvent.RecordingReady.class)
                        .filter(event -> event.callId().toString().equals(call.callId()))
                        .findFirst());

        assertThat(ready.channels()).isEqualTo(2);
        byte[] wav = wav(call);
        assertThat(words(wav, 0)).contains(said(line.phoneCall(person).said()));
        assertThat(words(wav, 1)).contains("This call is recorded.");
        Line.until(
                "the carrier's copy gone",
                Line.SOON,
                () -> line.suite().standIns().twilio().recordings().isEmpty());
    }

    @Test
    void nobodyElseIsRecorded() {
        Person person = line.somebody("hangs-up-mid-question", "hypertension");

        Line.Placed call = line.checkIn(person);
        line.ended(call);

        assertThat(Line.heardBy(line.phoneCall(person))).doesNotContain("recorded");
        assertThat(line.suite()
                        .api()
                        .get(Service.TELEPHONY, "/calls/" + call.callId() + "/recording")
                        .status())
                .isEqualTo(404);
    }

    private void agrees(Person person) {
        String path = "/recipients/" + person.id();
        ObjectNode body = (ObjectNode) line.suite()
                .api()
                .get(Service.TELEPHONY, path)
                .orThrow("the person")
                .json();
        ((ObjectNode) body.get("consent")).put("recording", true);
        line.suite().api().put(Service.TELEPHONY, path, body).orThrow("the consent");
    }

    private byte[] wav(Line.Placed call) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = http.send(
                    line.suite()
                            .api()
                            .request(Service.TELEPHONY, "/calls/" + call.callId() + "/recording")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }

    private static String said(List<Remark> remarks) {
        return remarks.stream()
                .filter(Remark::complete)
                .findFirst()
                .orElseThrow()
                .text();
    }

    /** The words on one channel of 16-bit samples. */
    private static String words(byte[] wav, int channel) {
        ByteBuffer samples = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        short[] linear = new short[(wav.length - WAV_HEADER) / 4];
        for (int i = 0; i < linear.length; i++) {
            linear[i] = samples.getShort(WAV_HEADER + 4 * i + 2 * channel);
        }
        List<String> words = new ArrayList<>();
        new Listener(heard -> Optional.of(heard)
                        .filter(Heard.Word.class::isInstance)
                        .map(Heard.Word.class::cast)
                        .ifPresent(word -> words.add(word.text())))
                .hear(linear);
        return String.join(" ", words);
    }
}
