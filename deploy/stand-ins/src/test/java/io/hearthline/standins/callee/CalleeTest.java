package io.hearthline.standins.callee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthline.standins.callee.CalleeScript.Outcome;
import io.hearthline.standins.modem.Heard;
import io.hearthline.standins.modem.Listener;
import io.hearthline.standins.modem.Speaker;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalleeTest {

    private final List<String> answers = new ArrayList<>();

    @Test
    void theCooperativePersonAnswersWhatWasAskedAndMeansIt() {
        Callee callee = callee("cooperative");

        ask(callee, "Hello, this is Hearthline, an automated assistant. Am I speaking with Maria?");
        ask(callee, "On a scale from one to ten, how are you feeling today, where ten is your very best?");
        ask(callee, "Is there anything new bothering your body since we last spoke?");
        ask(callee, "Have you taken your medicines today, the way you normally do?");
        ask(callee, "Thank you. About how many hours did you sleep last night?");
        ask(
                callee,
                "Do you have any pain right now? If zero is none and ten is the worst you can imagine, what number is it?");
        ask(callee, "Is there anything else you would like to tell me?");

        assertThat(answers)
                .containsExactly(
                        "Yes, this is me.",
                        "I would say a seven.",
                        "No, nothing new.",
                        "Yes, I took them all this morning.",
                        "About six and a half hours.",
                        "Oh, maybe a two.",
                        "No, that is all, thank you.");
        assertThat(callee.meant())
                .isEqualTo(Map.of(
                        "gen.wellbeing",
                        7,
                        "gen.new_symptom",
                        false,
                        "gen.meds_today",
                        "all",
                        "gen.sleep_hours",
                        6.5,
                        "gen.pain",
                        2));
        assertThat(callee.faults()).isEmpty();
        assertThat(callee.hungUp()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            If you checked your blood pressure today, what was the top number? | htn.sys
            And the bottom number? | htn.dia
            With that reading, do you have chest pain, trouble breathing, weakness or numbness, changes in your sight, or trouble speaking? | htn.crisis
            What was your latest sugar reading? | dm.glucose
            Do you feel shaky, sweaty, muddled, or faint right now? | dm.low_now
            What did the scale say this morning? | hf.weight
            Do you get short of breath even sitting still? | hf.rest
            Is your breathing the same as usual, a bit worse, or much worse? | hf.breath
            Compared with a normal day for you, is your breathing better, the same, or worse? | copd.breath
            Can you say a whole sentence without stopping for air? | copd.talk
            If you have the finger clip, what does it read for oxygen? | copd.spo2
            Right now, zero to ten, how strong is your joint or body pain? | pain.now
            Is any one joint suddenly hot, red and very swollen? | pain.hot
            """)
    void theConditionsQuestionsAreAnswered(String question, String id) {
        Callee callee = callee("cooperative");

        ask(callee, question);

        assertThat(callee.meant()).containsOnlyKeys(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red-flag-confirmed", "red-flag-taken-back"})
    void aRedFlagIsSaidAtTheFirstQuestionAndMeansNoNumber(String name) {
        Callee callee = callee(name);

        ask(callee, "On a scale from one to ten, how are you feeling today, where ten is your very best?");
        ask(callee, "Are you having that pain in your chest right now?");

        assertThat(answers.getFirst()).isEqualTo("I have had a crushing pain in my chest since this morning.");
        assertThat(answers.getLast())
                .isEqualTo(name.endsWith("confirmed") ? "Yes, right now." : "Oh no, I am joking, my chest is fine.");
        assertThat(callee.meant()).isEmpty();
    }

    @Test
    void theOneWhoHangsUpDoesSoBeforeTheQuestionIsOver() {
        Callee callee = callee("hangs-up-mid-question");
        ask(callee, "On a scale from one to ten, how are you feeling today, where ten is your very best?");

        ask(callee, "About how many hours did you sleep last night?");

        assertThat(callee.hungUp()).isTrue();
        callee.lineEnded();
        assertThat(callee.heard().getLast().text()).isEqualTo("About how many hours did you sleep");
        assertThat(callee.heard().getLast().complete()).isFalse();
        assertThat(callee.meant()).containsOnlyKeys("gen.wellbeing");
    }

    @Test
    void somebodyElseSaysSo() {
        Callee callee = callee("someone-else");

        ask(callee, "Good morning. Am I speaking with Maria?");

        assertThat(answers).containsExactly("No, she is not here, this is her neighbor.");
    }

    @Test
    void whatNoRuleAnswersGetsTheDefaultReplyAfterAWhile() {
        Callee callee = callee("cooperative");

        ask(callee, "The weather in Lisbon is mild.");

        assertThat(answers).containsExactly("I am sorry, could you say that again?");
    }

    @Test
    void aPersonWaitsUntilASecondSentenceIsOver() {
        Callee callee = callee("cooperative");
        play(callee, Speaker.render("Have you taken your medicines today, the way you normally do?"));
        play(callee, silence(20));
        play(callee, Speaker.render("About how many hours did you sleep last night?"));

        listen(callee);

        assertThat(answers).containsExactly("About six and a half hours.");
        assertThat(callee.heard()).hasSize(2).allMatch(Remark::complete);
    }

    @Test
    void whatWasCutOffIsHeardUpToTheLastWholeWord() {
        Callee callee = callee("silent");
        byte[] audio = Speaker.render("one two three four five");
        play(callee, Arrays.copyOf(audio, audio.length / 2 / 160 * 160));
        callee.lineCleared();
        play(callee, silence(10));

        assertThat(callee.heard()).hasSize(1);
        assertThat(callee.heard().getFirst().text()).startsWith("one two").doesNotContain("five");
        assertThat(callee.heard().getFirst().complete()).isFalse();
        assertThat(callee.faults()).isEmpty();
    }

    @Test
    void theOneWhoInterruptsTalksBeforeTheQuestionIsOver() {
        Callee callee = callee("interrupting");
        byte[] question = Speaker.render("Is there anything new bothering your body since we last spoke?");
        List<String> words = new ArrayList<>();
        Listener listener = new Listener(heard -> {
            if (heard instanceof Heard.Word word) {
                words.add(word.text());
            }
        });

        for (int at = 0; at < question.length && words.isEmpty(); at += 160) {
            callee.hear(Arrays.copyOfRange(question, at, at + 160));
            listener.hear(callee.frame());
        }
        callee.lineCleared();
        listen(callee);

        assertThat(words).containsExactly("No,");
        assertThat(callee.heard().getFirst().text())
                .startsWith("Is there anything new")
                .doesNotContain("spoke");
        assertThat(callee.heard().getFirst().complete()).isFalse();
        assertThat(callee.meant()).isEqualTo(Map.of("gen.new_symptom", false));
    }

    @Test
    void theOneWhoPressesKeysSaysNothing() {
        Callee callee = callee("keypad");

        ask(callee, "Is there anything new bothering your body since we last spoke?");

        assertThat(callee.pressed()).isEqualTo("2");
        assertThat(callee.pressed()).isEmpty();
        assertThat(answers).isEmpty();
        assertThat(callee.meant()).isEqualTo(Map.of("gen.new_symptom", false));
    }

    @Test
    void whoAsksForTheQuestionAgainHasNotAnsweredItYet() {
        Callee callee = callee("hard-of-hearing");

        ask(callee, "About how many hours did you sleep last night?");
        assertThat(callee.meant()).isEmpty();
        ask(callee, "Of course. About how many hours did you sleep last night?");

        assertThat(callee.meant()).containsOnlyKeys("gen.sleep_hours");
    }

    @Test
    void aRamblersAnswerComesAfterAPause() {
        Callee callee = callee("rambling");

        ask(callee, "About how many hours did you sleep last night?");
        assertThat(callee.meant()).isEmpty();
        listen(callee);

        assertThat(answers).containsExactly("The radio was on until late", "About six hours.");
        assertThat(callee.meant()).containsOnlyKeys("gen.sleep_hours");
    }

    @Test
    void aMachineRecordsWhatItHearsAfterItsBeep() {
        Callee callee = callee("voicemail");
        play(callee, Speaker.render("Hello, who is there?"));
        play(callee, silence(200));
        assertThat(callee.beeped()).isTrue();

        play(callee, Speaker.render("Please call me back."));
        play(callee, silence(100));
        assertThat(callee.hungUp()).isFalse();
        play(callee, silence(600));

        assertThat(callee.message()).isEqualTo("Please call me back.");
        assertThat(callee.hungUp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "terse",
                "rambling",
                "hard-of-hearing",
                "interrupting",
                "confused",
                "keypad",
                "voicemail",
                "voicemail-dial-911",
                "voicemail-named",
                "fax",
                "screening",
                "screening-lets-through",
                "talks-on",
                "falls-silent"
            })
    void everyCalleeCanBeRead(String name) {
        assertThat(CalleeScript.named(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"no-answer,NO_ANSWER", "busy,BUSY", "out-of-order,FAILED", "silent,ANSWER"})
    void theOthersPickUpOrNot(String name, Outcome outcome) {
        assertThat(CalleeScript.named(name).outcome()).isEqualTo(outcome);
        assertThat(CalleeScript.named(name).name()).isEqualTo(name);
    }

    @Test
    void anUnknownCalleeIsRefused() {
        assertThatThrownBy(() -> CalleeScript.named("nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Callee callee(String name) {
        return new Callee(CalleeScript.named(name), InstantSource.system());
    }

    private void ask(Callee callee, String question) {
        play(callee, Speaker.render(question));
        listen(callee);
    }

    private static void play(Callee callee, byte[] audio) {
        for (int at = 0; at < audio.length && !callee.hungUp(); at += 160) {
            callee.hear(Arrays.copyOfRange(audio, at, at + 160));
            callee.frame();
        }
    }

    /** Plays silence until the answer is over, and reads it off the audio. */
    private void listen(Callee callee) {
        List<String> words = new ArrayList<>();
        List<Boolean> over = new ArrayList<>();
        Listener listener = new Listener(heard -> {
            if (heard instanceof Heard.Word word) {
                words.add(word.text());
                if (word.last()) {
                    over.add(true);
                }
            }
        });
        for (int i = 0; i < 600 && over.isEmpty() && !callee.hungUp(); i++) {
            callee.hear(silence(1));
            listener.hear(callee.frame());
        }
        callee.frame();
        if (!words.isEmpty()) {
            answers.add(String.join(" ", words));
        }
    }

    private static byte[] silence(int frames) {
        byte[] silence = new byte[frames * 160];
        Arrays.fill(silence, (byte) 0xFF);
        return silence;
    }
}
