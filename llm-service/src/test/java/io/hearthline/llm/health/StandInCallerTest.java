package io.hearthline.llm.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.HealthQuestion;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.llm.safety.SafetyNet;
import io.hearthline.llm.understanding.AnswerReader;
import io.hearthline.llm.understanding.Expected;
import io.hearthline.llm.understanding.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the stand-in's cooperative caller says is understood as the script means it, and frightens nobody. */
class StandInCallerTest {
    private static final Pattern SAID =
            Pattern.compile("say: '([^']+)'\\s+meaning: \\{([a-z0-9_.]+): \"?([^}\"]+)\"?\\}");

    @Test
    void understandsTheCooperativeCaller() throws IOException {
        QuestionBank bank = QuestionBank.load();
        SafetyNet net = new SafetyNet(ConcernCategory.load());
        List<String> wrong = new ArrayList<>();
        int read = 0;
        var matcher = SAID.matcher(script());
        while (matcher.find()) {
            String said = matcher.group(1);
            HealthQuestion question = bank.question(matcher.group(2)).orElseThrow();
            Reading reading = AnswerReader.read(Expected.of(question), said, LocalDate.EPOCH);
            String meant = reading instanceof Reading.Answered(var value, var _)
                    ? text(Answers.of(question, value, said))
                    : reading.toString();
            read++;
            if (!meant.equals(matcher.group(3).strip()) || net.claim(said).isPresent()) {
                wrong.add(question.id() + ": " + said + " read as " + meant);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(read).isGreaterThan(20);
    }

    private static String text(Answer answer) {
        return switch (answer) {
            case Answer.Scale(var n) -> Integer.toString(n);
            case Answer.Amount(var n, var _) -> n == Math.rint(n) ? Long.toString((long) n) : Double.toString(n);
            case Answer.YesNo(var yes) -> Boolean.toString(yes);
            case Answer.Choice(var choice) -> choice;
            case Answer.Text(var words) -> words;
            case Answer.Refused _, Answer.Unclear _, Answer.Unknown _ -> answer.toString();
        };
    }

    private static String script() throws IOException {
        try (InputStream in = StandInCallerTest.class.getResourceAsStream("/callers/cooperative.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
