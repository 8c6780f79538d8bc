package io.hearthline.postcall.summaries;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.HealthQuestion;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.postcall.healthrecords.CapturedAnswer;
import io.hearthline.postcall.healthrecords.Display;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts one answer into words; numbers are copied from the answer. */
final class Phrases {
    private static final Map<String, String> VALUE = Map.of(
            "gen.wellbeing", "felt %s",
            "gen.sleep_hours", "slept %s",
            "gen.pain", "rated pain %s",
            "gen.meals", "had %s",
            "gen.fluids", "drank %s",
            "mood.today", "rated mood %s",
            "hf.weight", "weighed %s",
            "dm.glucose", "read a sugar of %s",
            "htn.sys", "read a top blood pressure of %s",
            "pain.now", "rated joint or body pain %s");
    private static final Map<String, String> YES = Map.of(
            "gen.new_symptom", "has something new bothering them",
            "gen.fall_since", "had a fall, a slip or a trip",
            "gen.social", "saw or spoke with somebody",
            "gen.food_home", "has enough food in the house",
            "hf.water_pill", "took the water pill");
    private static final Map<String, String> NO = Map.of(
            "gen.new_symptom", "has nothing new bothering them",
            "gen.fall_since", "had no fall",
            "gen.social", "saw and spoke with nobody",
            "gen.food_home", "does not have enough food in the house",
            "hf.water_pill", "did not take the water pill");
    private static final Map<String, String> MEDICINES = Map.of(
            "all", "took all medicines",
            "some", "took only some of the medicines",
            "none", "took none of the medicines",
            "not due yet", "had no medicines due yet",
            "not sure", "was not sure about the medicines");

    private final QuestionBank bank;

    Phrases(QuestionBank bank) {
        this.bank = bank;
    }

    /** A few words without a subject, for the headline; empty for a question that has none. */
    Optional<String> brief(CapturedAnswer answer) {
        String id = answer.questionId();
        return switch (answer.answer()) {
            case Answer.Scale _, Answer.Amount _ ->
                Optional.ofNullable(VALUE.get(id)).map(form -> form.formatted(display(answer)));
            case Answer.YesNo(var yes) -> Optional.ofNullable((yes ? YES : NO).get(id));
            case Answer.Choice(var value) ->
                id.equals("gen.meds_today")
                        ? Optional.ofNullable(MEDICINES.get(value.toLowerCase(Locale.ROOT)))
                        : Optional.empty();
            case Answer.Text _, Answer.Refused _, Answer.Unclear _, Answer.Unknown _ -> Optional.empty();
        };
    }

    /** A whole sentence. */
    String sentence(CapturedAnswer answer) {
        Optional<String> brief = brief(answer);
        if (brief.isPresent()) {
            return capital(brief.get()) + ".";
        }
        String ask = ask(answer);
        return switch (answer.answer()) {
            case Answer.Refused _ -> "Would rather not answer “" + ask + "”.";
            case Answer.Unclear _, Answer.Unknown _ -> "Gave no clear answer to “" + ask + "”.";
            case Answer.Text(var words) -> "To “" + ask + "”: “" + words + "”.";
            case Answer.Scale _, Answer.YesNo _, Answer.Amount _, Answer.Choice _ ->
                "To “" + ask + "”: " + display(answer) + ".";
        };
    }

    String display(CapturedAnswer answer) {
        return Display.of(question(answer), answer.answer());
    }

    String ask(CapturedAnswer answer) {
        HealthQuestion question = question(answer);
        return question == null ? answer.questionId() : question.ask();
    }

    private @Nullable HealthQuestion question(CapturedAnswer answer) {
        return bank.question(answer.questionId()).orElse(null);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
