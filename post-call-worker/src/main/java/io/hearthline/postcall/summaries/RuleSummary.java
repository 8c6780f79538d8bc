package io.hearthline.postcall.summaries;

import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.postcall.healthrecords.CapturedAnswer;
import io.hearthline.postcall.summaries.Summary.Claim;
import io.hearthline.postcall.transcripts.AnswerTurn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Makes a summary without a model: answers in words, concerns by their names, and the person's own longest sentences. */
final class RuleSummary {
    static final String AUTHOR = "rules";
    private static final int HEADLINE_PHRASES = 3;
    private static final int QUOTES = 3;
    private static final int SHORTEST_QUOTE = 25;
    private static final List<String> COUNTS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private final Phrases phrases;

    RuleSummary(QuestionBank bank) {
        phrases = new Phrases(bank);
    }

    Summary make(Material material) {
        return summary(material, headline(material), claims(material), AUTHOR);
    }

    static Summary summary(Material material, String headline, List<Claim> claims, String author) {
        return new Summary(
                material.call().id(),
                material.call().dialogueId(),
                material.call().recipientId(),
                headline,
                claims,
                author,
                material.outcome(),
                material.call().at());
    }

    /** What the rules can say and point to. */
    List<Claim> claims(Material material) {
        List<Claim> claims = new ArrayList<>();
        for (Material.Noted concern : material.concerns()) {
            String verdict = concern.cleared() ? "taken back" : concern.confirmed() ? "confirmed" : "not settled";
            claims.add(new Claim("A concern came up (" + concern.label() + "): " + verdict + ".", concern.turns()));
        }
        for (CapturedAnswer answer : material.answers()) {
            OptionalInt turn = AnswerTurn.find(material.turns(), phrases.ask(answer), answer.said());
            if (turn.isPresent()) {
                claims.add(new Claim(phrases.sentence(answer), List.of(turn.getAsInt())));
            }
        }
        if (material.outcome().answered() && material.kind() != CallKind.HEALTH_CHECK) {
            claims.addAll(quotes(material));
        }
        return claims;
    }

    private static List<Claim> quotes(Material material) {
        return material.turns().stream()
                .filter(turn -> turn.speaker() == Speaker.PERSON && turn.text().length() >= SHORTEST_QUOTE)
                .sorted(Comparator.comparingInt((Turn turn) -> -turn.text().length()))
                .limit(QUOTES)
                .sorted(Comparator.comparingInt(Turn::number))
                .map(turn -> new Claim("Said: “" + turn.text().strip() + "”.", List.of(turn.number())))
                .toList();
    }

    String headline(Material material) {
        String start = material.concerns().stream()
                .filter(Material.Noted::confirmed)
                .findFirst()
                .map(concern -> "A concern was confirmed (" + concern.label() + "): ")
                .orElse("");
        String rest = switch (material.outcome()) {
            case COMPLETED -> completed(material);
            case PARTIAL -> partial(material);
            case DECLINED -> "the person answered and asked to be called another time";
            case WRONG_PERSON -> "somebody else answered and nothing about health was said";
            case NO_ANSWER -> "no answer";
            case BUSY -> "the line was busy";
            case VOICEMAIL -> "voicemail answered";
            case SCREENED -> "a call-screening service answered";
            case OPTED_OUT -> "the person asked not to be called any more";
            case FAILED -> "the call could not be placed";
            case CANCELED -> "the call was cancelled before it was answered";
        };
        return start + (start.isEmpty() ? Phrases.capital(rest) : rest) + ".";
    }

    private String completed(Material material) {
        List<String> brief = brief(material);
        if (!brief.isEmpty()) {
            return String.join(", ", brief);
        }
        int answers = material.answers().size();
        if (answers > 0) {
            return count(answers) + (answers == 1 ? " question was answered" : " questions were answered");
        }
        return material.kind() == CallKind.HEALTH_CHECK ? "the call was completed without an answer" : "a conversation";
    }

    private String partial(Material material) {
        int answers = material.answers().size();
        if (answers == 0) {
            return "the call ended early before any answer";
        }
        List<String> brief = brief(material);
        return "the call ended early after " + count(answers) + (answers == 1 ? " answer" : " answers")
                + (brief.isEmpty() ? "" : ": " + String.join(", ", brief));
    }

    private List<String> brief(Material material) {
        return material.answers().stream()
                .flatMap(answer -> phrases.brief(answer).stream())
                .limit(HEADLINE_PHRASES)
                .toList();
    }

    private static String count(int number) {
        return number < COUNTS.size() ? COUNTS.get(number) : Integer.toString(number);
    }

    /** True if a model may add to what the rules say. */
    static boolean worthAModel(Material material) {
        CallOutcome outcome = material.outcome();
        return !material.call().imported()
                && (outcome == CallOutcome.COMPLETED || outcome == CallOutcome.PARTIAL)
                && material.turns().stream()
                                .filter(t -> t.speaker() == Speaker.PERSON)
                                .count()
                        >= 2;
    }
}
