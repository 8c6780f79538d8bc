package io.hearthline.llm.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the floors of the safety net and of reading answers, on utterances the rules were not written for too. */
class EvaluationTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"dev", "held", "fresh", "late"})
    void hearsDangersAndStaysCalmOtherwise(String half) {
        FlagScore score = FlagScore.of(flags("unseen-flags-" + half));

        assertThat(score.emergencyRecall())
                .as("emergencies; missed: %s", score.missed())
                .isGreaterThanOrEqualTo(0.95);
        assertThat(score.recall()).as("all; missed: %s", score.missed()).isGreaterThanOrEqualTo(0.90);
        assertThat(score.nearMissAlarmsPerHundred())
                .as("false alarms: %s", score.alarmed())
                .isLessThanOrEqualTo(5);
    }

    @Test
    void hearsNoDangerInTwoThousandEverydaySentences() {
        List<FlagCase> everyday = new ArrayList<>(flags("ordinary-dev"));
        everyday.addAll(flags("ordinary-held"));

        FlagScore score = FlagScore.of(everyday);

        assertThat(everyday).hasSizeGreaterThan(2000).doesNotHaveDuplicates();
        assertThat(score.ordinaryAlarmsPerHundred())
                .as("false alarms: %s", score.alarmed())
                .isLessThanOrEqualTo(0.1);
    }

    @Test
    void knowsTheListedRedFlags() {
        FlagScore score = FlagScore.of(flags("red-flags"));

        assertThat(score.recall()).as("missed: %s", score.missed()).isGreaterThanOrEqualTo(0.98);
        assertThat(score.nearMissAlarmsPerHundred())
                .as("false alarms: %s", score.alarmed())
                .isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "held"})
    void readsAnswersItWasNotWrittenFor(String half) {
        AnswerScore score = AnswerScore.of(AnswerCase.read(resource("unseen-answers-" + half)));

        assertThat(score.accuracy()).as("wrong: %s", score.wrong()).isGreaterThanOrEqualTo(0.93);
    }

    @Test
    void poolsFilesOfEveryShapeAndEndsWithALineForPrograms() {
        int code = run("red-flags", resource("red-flags"), resource("unseen-flags-dev"), resource("answers-dev"));

        assertThat(code).isZero();
        assertThat(lastLine())
                .matches("recall_emergency=[01]\\.\\d{3} recall=[01]\\.\\d{3}"
                        + " near_miss_per_100=\\d+\\.\\d{2} ordinary_per_100=\\d+\\.\\d{2}");
    }

    @Test
    void printsTheShareOfAnswersReadRightly() {
        int code = run("answers", resource("answers-dev"));

        assertThat(code).isZero();
        assertThat(lastLine()).matches("accuracy=[01]\\.\\d{3} n=316");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no json", "{}", "{\"cases\":[{}]}", "{\"cases\":[{\"text\":\"a\",\"kind\":\"b\"}]}", "[]", ""})
    void saysInOneLineWhyAFileIsOfNoUse(String content, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("cases.json"), content);

        assertThat(run("red-flags", file)).isEqualTo(1);
        assertThat(run("answers", file)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(2).allMatch(line -> line.startsWith("eval: "));
    }

    @Test
    void refusesAFileThatIsNotThereAndArgumentsThatMakeNoSense(@TempDir Path folder) {
        assertThat(run("red-flags", folder.resolve("missing.json"))).isEqualTo(1);
        assertThat(run("answers")).isEqualTo(2);
        assertThat(run("colours", resource("answers-dev"))).isEqualTo(2);
    }

    private int run(String what, Path... files) {
        List<String> arguments = new ArrayList<>(List.of(what));
        for (Path file : files) {
            arguments.add(file.toString());
        }
        return Evaluation.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String lastLine() {
        return out.toString(StandardCharsets.UTF_8).lines().toList().getLast();
    }

    private static List<FlagCase> flags(String name) {
        return FlagCase.read(resource(name));
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(EvaluationTest.class.getResource("/clinical/" + name + ".json"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
