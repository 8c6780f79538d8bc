package io.hearthline.standins.modem;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.standins.modem.Heard.Fault.Kind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModemTest {

    private static final String SENTENCE =
            "Grüß Gott, Señora! I slept six and a half hours -- \"fine\", naïve café 7/10.";

    private final List<Heard> heard = new ArrayList<>();
    private final Listener listener = new Listener(heard::add);

    @Test
    void everyWordOfASentenceArrivesOnceAndInOrder() {
        listener.hear(Speaker.render(SENTENCE));

        assertThat(text()).isEqualTo(SENTENCE);
        assertThat(faults()).isEmpty();
        assertThat(words()).extracting(Heard.Word::last).last().isEqualTo(true);
    }

    @Test
    void sentencesSurviveAnyChunkSize() {
        byte[] audio = join(Speaker.render(SENTENCE), Speaker.render("And a second one."));
        Random random = new Random(7);
        for (int at = 0; at < audio.length; ) {
            int to = Math.min(audio.length, at + 1 + random.nextInt(700));
            listener.hear(Arrays.copyOfRange(audio, at, to));
            at = to;
        }

        assertThat(text()).isEqualTo(SENTENCE + " And a second one.");
        assertThat(faults()).isEmpty();
    }

    @Test
    void silenceOfAMillisecondOrMoreBetweenSentencesIsNoFault() {
        for (int samples = 8; samples < 700; samples += 13) {
            listener.hear(Speaker.render("Good morning, Maria."));
            listener.hear(silence(samples));
        }

        assertThat(faults()).isEmpty();
        assertThat(words()).hasSize(54 * 3);
    }

    @Test
    void aCarrierThatBeginsOrEndsAnywhereInAFrameIsRead() {
        for (int lead = 0; lead < 160; lead += 7) {
            List<Heard> here = new ArrayList<>();
            Listener fresh = new Listener(here::add);
            fresh.hear(silence(lead));
            fresh.hear(Speaker.render("How are you today?"));
            assertThat(here).hasSize(4).allMatch(Heard.Word.class::isInstance);
        }
    }

    @Test
    void aVeryLongWordArrivesWhole() {
        String word = "é".repeat(450);
        listener.hear(Speaker.render("a " + word + " b"));

        assertThat(text()).isEqualTo("a " + word + " b");
        assertThat(faults()).isEmpty();
    }

    @Test
    void thePausesCarryTheSpeakersFrameCounter() {
        Speaker speaker = new Speaker();
        hear(frames(speaker, 3));
        speaker.say("Yes, this is me.");
        hear(frames(speaker, 60));

        assertThat(text()).isEqualTo("Yes, this is me.");
        assertThat(faults()).isEmpty();
        assertThat(heard.getFirst()).isEqualTo(new Heard.Carrier(0));
        assertThat(heard.getLast()).isEqualTo(new Heard.Carrier(62));
        assertThat(speaker.idle()).isTrue();
    }

    @Test
    void theCounterRunsOverWithoutAFault() {
        Speaker speaker = new Speaker();
        hear(frames(speaker, 4200));

        assertThat(heard).hasSize(4200).allMatch(Heard.Carrier.class::isInstance);
    }

    @Test
    void everyLostFrameIsFound() {
        List<byte[]> frames = conversation();
        for (int i = 1; i < frames.size() - 1; i++) {
            List<byte[]> damaged = new ArrayList<>(frames);
            damaged.remove(i);
            assertThat(faultsOf(damaged)).as("frame %d", i).containsExactly(Kind.LOST);
        }
    }

    @Test
    void everyDoubledFrameIsFound() {
        List<byte[]> frames = conversation();
        for (int i = 0; i < frames.size(); i++) {
            List<byte[]> damaged = new ArrayList<>(frames);
            damaged.add(i, frames.get(i));
            assertThat(faultsOf(damaged)).as("frame %d", i).containsExactly(Kind.DOUBLED);
        }
    }

    @Test
    void everySwapOfTwoFramesIsFound() {
        List<byte[]> frames = conversation();
        for (int i = 1; i < frames.size() - 2; i++) {
            List<byte[]> damaged = new ArrayList<>(frames);
            damaged.set(i, frames.get(i + 1));
            damaged.set(i + 1, frames.get(i));
            assertThat(faultsOf(damaged)).as("frame %d", i).containsExactly(Kind.SWAPPED);
        }
    }

    @Test
    void aLostFrameIsFoundInAudioWithoutIdleCarrier() {
        List<byte[]> frames = split(Speaker.render("How did you sleep?"));
        for (int i = 0; i < frames.size(); i++) {
            List<byte[]> damaged = new ArrayList<>(frames);
            damaged.remove(i);
            assertThat(faultsOf(damaged)).as("frame %d", i).isNotEmpty();
        }
    }

    @Test
    void noiseInAFrameIsFound() {
        List<byte[]> frames = conversation();
        byte[] noise = new byte[160];
        new Random(3).nextBytes(noise);
        frames.set(10, noise);

        assertThat(faultsOf(frames)).isNotEmpty();
    }

    @Test
    void aSpeakerCutOffStopsWithTheWordUnderWay() {
        Speaker speaker = new Speaker();
        speaker.say("One two three four five six");
        while (words().size() < 2) {
            listener.hear(speaker.frame());
        }
        speaker.frame();
        speaker.cutOff();
        hear(frames(speaker, 30));

        assertThat(text()).startsWith("One two").doesNotContain("four");
        assertThat(words()).noneMatch(Heard.Word::last);
        assertThat(speaker.idle()).isTrue();
    }

    @Test
    void speechAfterACutOffIsANewUtterance() {
        Speaker speaker = new Speaker();
        speaker.say("One two three");
        hear(frames(speaker, 8));
        speaker.cutOff();
        speaker.say("Pardon?");
        hear(frames(speaker, 40));

        assertThat(words()).extracting(Heard.Word::utterance).containsExactly(1, 1, 2);
        assertThat(faults()).isEmpty();
    }

    @Test
    void muLawCodesDecodeToTheStandardsValuesAndBack() {
        assertThat(MuLaw.decode((byte) 0xFF)).isZero();
        assertThat(MuLaw.decode((byte) 0x00)).isEqualTo(-32124);
        assertThat(MuLaw.decode((byte) 0x80)).isEqualTo(32124);
        for (int code = 0; code < 256; code++) {
            if (code != 0x7F) {
                assertThat(MuLaw.encode(MuLaw.decode((byte) code))).isEqualTo((byte) code);
            }
        }
    }

    private static List<byte[]> conversation() {
        Speaker speaker = new Speaker();
        List<byte[]> frames = frames(speaker, 4);
        speaker.say("I would say");
        frames.addAll(frames(speaker, 32));
        speaker.say("a seven.");
        frames.addAll(frames(speaker, 24));
        return frames;
    }

    private static List<Kind> faultsOf(List<byte[]> frames) {
        List<Heard> found = new ArrayList<>();
        Listener fresh = new Listener(found::add);
        frames.forEach(fresh::hear);
        fresh.hear(silence(400));
        return found.stream()
                .filter(Heard.Fault.class::isInstance)
                .map(fault -> ((Heard.Fault) fault).kind())
                .toList();
    }

    private static List<byte[]> frames(Speaker speaker, int count) {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(speaker.frame());
        }
        return frames;
    }

    private static List<byte[]> split(byte[] audio) {
        List<byte[]> frames = new ArrayList<>();
        for (int at = 0; at < audio.length; at += 160) {
            frames.add(Arrays.copyOfRange(audio, at, at + 160));
        }
        return frames;
    }

    private static byte[] silence(int samples) {
        byte[] silence = new byte[samples];
        Arrays.fill(silence, (byte) 0xFF);
        return silence;
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }

    private void hear(List<byte[]> frames) {
        frames.forEach(listener::hear);
    }

    private List<Heard.Word> words() {
        return heard.stream()
                .filter(Heard.Word.class::isInstance)
                .map(Heard.Word.class::cast)
                .toList();
    }

    private String text() {
        return String.join(" ", words().stream().map(Heard.Word::text).toList());
    }

    private List<Heard> faults() {
        return heard.stream().filter(Heard.Fault.class::isInstance).toList();
    }
}
