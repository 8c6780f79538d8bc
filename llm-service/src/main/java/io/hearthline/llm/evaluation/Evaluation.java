package io.hearthline.llm.evaluation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores the safety net or the reading of answers on files, and prints a report whose last line is meant for programs.
 * Runs by itself: no service, store or setting is needed.
 */
public final class Evaluation {
    private static final String USAGE = "usage: eval red-flags FILE... | eval answers FILE...";

    private Evaluation() {}

    /** Exits 0 after a report, 1 if a file cannot be used, 2 if the arguments make no sense. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, err));
    }

    /** @return the exit code */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() < 2) {
            err.println(USAGE);
            return 2;
        }
        List<Path> files = arguments.stream().skip(1).map(Path::of).toList();
        try {
            switch (arguments.getFirst()) {
                case "red-flags" -> {
                    List<FlagCase> cases = new ArrayList<>();
                    for (Path file : files) {
                        cases.addAll(FlagCase.read(file));
                    }
                    print(FlagScore.of(cases).report(), out);
                }
                case "answers" -> {
                    List<AnswerCase> cases = new ArrayList<>();
                    for (Path file : files) {
                        cases.addAll(AnswerCase.read(file));
                    }
                    print(AnswerScore.of(cases).report(), out);
                }
                default -> {
                    err.println(USAGE);
                    return 2;
                }
            }
            return 0;
        } catch (CaseFile.UnusableException e) {
            err.println("eval: " + e.getMessage());
            return 1;
        }
    }

    private static void print(List<String> lines, PrintStream out) {
        lines.forEach(out::println);
    }
}
