package io.hearthline.telephony.carrier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.telephony.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaFrameTest {
    private static MediaFrame fixture(String name) {
        return MediaFrame.read(Fixtures.text("fixtures/twilio/" + name + ".json"))
                .orElseThrow();
    }

    @Test
    void readsEveryMessageOfAStream() {
        assertThat(fixture("ms_in_connected")).isEqualTo(new MediaFrame.Connected());
        assertThat(fixture("ms_in_start"))
                .isEqualTo(new MediaFrame.Start(
                        "MZ9999888877776666555544443333aaaa",
                        "CA11112222333344445555666677778888",
                        "audio/x-mulaw",
                        ""));
        assertThat(fixture("ms_in_media"))
                .isInstanceOfSatisfying(
                        MediaFrame.Media.class,
                        media -> assertThat(media.payload()).hasSize(216));
        assertThat(fixture("ms_in_media_silence")).isInstanceOf(MediaFrame.Media.class);
        assertThat(fixture("ms_in_mark")).isEqualTo(new MediaFrame.Mark("utt-3-end"));
        assertThat(fixture("ms_in_dtmf")).isEqualTo(new MediaFrame.Dtmf("5"));
        assertThat(fixture("ms_in_stop")).isEqualTo(new MediaFrame.Stop());
    }

    @Test
    void findsTheTokenAmongTheStreamsParameters() {
        String start = """
                {"event":"start","start":{"callSid":"CA1","customParameters":{"callToken":"t.1.m"},
                "mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000}},"streamSid":"MZ1"}""";

        assertThat(MediaFrame.read(start)).contains(new MediaFrame.Start("MZ1", "CA1", "audio/x-mulaw", "t.1.m"));
    }

    @Test
    void skipsAnEventItDoesNotKnow() {
        assertThat(MediaFrame.read("{\"event\":\"weather\",\"weather\":{\"rain\":true}}"))
                .contains(new MediaFrame.Unknown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"media\"",
                "{",
                "{}",
                "{\"event\":",
                "{\"event\":7}",
                "{\"event\":\"media\"}",
                "{\"event\":\"media\",\"media\":{}}",
                "{\"event\":\"media\",\"media\":{\"payload\":5}}",
                "{\"event\":\"media\",\"media\":{\"payload\":\"AAAA\"}",
                "{\"event\":\"start\",\"start\":{}}",
                "{\"event\":\"mark\",\"mark\":[]}",
                "{\"event\":\"media\",\"media\":{\"payload\":\"\u0000\"}}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}}}"
            })
    void isNotBroughtDownByWhatIsNoMessage(String hostile) {
        assertThat(MediaFrame.read(hostile)).isEmpty();
    }

    @Test
    void looksTheCarriersOwnLayoutThroughWithoutParsingIt() {
        String media = "{\"event\":\"media\",\"sequenceNumber\":\"4\",\"media\":{\"track\":\"inbound\",\"chunk\":\"2\","
                + "\"timestamp\":\"20\",\"payload\":\"f39/\"},\"streamSid\":\"MZ1\"}";

        assertThat(MediaFrame.payload(media, "\"MZ1\"")).isEqualTo("f39/");
        assertThat(MediaFrame.payload(media, "\"MZ2\"")).isNull();
        assertThat(MediaFrame.payload(media, "")).isNull();
        assertThat(MediaFrame.payload(media.replace("media\",", "mark\","), "\"MZ1\""))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"event\":\"media\",",
                "{\"event\":\"media\",\"streamSid\":\"MZ1\",\"payload\":\"",
                "{\"event\":\"media\",\"streamSid\":\"MZ1\",\"payload\":\"AAAA",
                "{\"event\":\"media\",\"streamSid\":\"MZ1\"}",
                "{\"event\":\"media\",\"streamSid\":\"MZ1\",\"x\":\"\\\"payload\\\":\\\"AAAA\\\"\"}"
            })
    void looksNothingOutOfWhatIsNoMedia(String hostile) {
        assertThat(MediaFrame.payload(hostile, "\"MZ1\"")).isNull();
    }
}
