package io.hearthline.llm.understanding;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an utterance as the answer to a question, by rules alone. In this order: silence, the wish to stop, a value,
 * refusal, a question back, words that speak to the matter without a value, another matter.
 */
public final class AnswerReader {
    private static final Pattern OTHER_SUBJECT = Pattern.compile(
            "^(?:oh |well |and |but |you know |so |ah |guess what |look )*(?:my|the|our|his|her|someone|somebody|it's (?:snow|rain|sunn|wind|cold out|a (?:lovely|nice|beautiful))|that|they|there's|did you|we)\\w*\\b");
    private static final Set<String> COMMON = Set.of(
            "you", "your", "have", "did", "are", "the", "and", "for", "what", "how", "many", "much", "that", "this",
            "with", "any", "was", "were", "does", "been", "last", "today", "say", "would", "call", "from", "like",
            "out", "one", "number", "two", "now", "since", "about");
    private static final Pattern SPEAKS_TO_IT = Pattern.compile(
            "\\b(?:i|i'm|i've|i'd|i'll|me|myself|fine|good|bad|okay|ok|same|usual|always|normal|complain|middling|know|remember|sure|depends|lots?|many|few|percent|late|early|worse|better|half|all|batter(?:y|ies)|cuff|broken|never mind|awful|terrible|great)\\b");
    private static final Pattern OTHER_MATTER_OF_MINE = Pattern.compile(
            "\\b(?:christmas|the mail|the cat|the dog|snowing|raining|birthday|my show|television|tv|the door|on saturday|on sunday|earrings|cushion|the rug|the weather|bingo|church)\\b");

    /** When the words are said; the time of day may be unknown. */
    private record Now(LocalDate day, @Nullable LocalTime time) {}

    private AnswerReader() {}

    /** @param today for relative days; a span ago is no time of day */
    public static Reading read(Expected expected, String utterance, LocalDate today) {
        return read(expected, utterance, new Now(today, null));
    }

    /** @param now where the person is, for relative days and times */
    public static Reading read(Expected expected, String utterance, LocalDateTime now) {
        return read(expected, utterance, new Now(now.toLocalDate(), now.toLocalTime()));
    }

    private static Reading read(Expected expected, String utterance, Now today) {
        Words words = Words.of(utterance);
        if (words.silent()) {
            return new Reading.Silent();
        }
        Reading value = value(expected, words, today);
        if (Manner.stops(words)) {
            return new Reading.Stop(
                    value instanceof Reading.Answered(var kept, var _)
                                    && !(kept instanceof Value.Free)
                                    && (!(expected instanceof Expected.YesNo) || saidOutright(words))
                            ? kept
                            : null);
        }
        if (value instanceof Reading.Answered && takenBack(expected, words)) {
            return new Reading.Refused();
        }
        if (value instanceof Reading.Answered answered && !(onlyAsks(expected, words) || elsewhere(expected, words))) {
            return answered;
        }
        if (Manner.refuses(words)) {
            return new Reading.Refused();
        }
        if (Manner.asks(words)) {
            return new Reading.Asks();
        }
        if (value instanceof Reading.Uncertain || Manner.waits(words)) {
            return elsewhere(expected, words) ? new Reading.OffTopic() : new Reading.Uncertain();
        }
        return touches(expected, words) ? new Reading.Uncertain() : new Reading.OffTopic();
    }

    private static @Nullable Reading value(Expected expected, Words words, Now now) {
        return switch (expected) {
            case Expected.Scale(var ask, var min, var max) ->
                NumberReader.read(new Amounts.Limits(ask, min, max, "{score}", true), words, now.day());
            case Expected.Amount(var ask, var min, var max, var unit) ->
                NumberReader.read(new Amounts.Limits(ask, min, max, unit, false), words, now.day());
            case Expected.Duration(var ask, var min, var max, var unit) ->
                NumberReader.read(new Amounts.Limits(ask, min, max, unit, false), words, now.day());
            case Expected.Pressure _ -> PressureReader.read(words);
            case Expected.Time(var _, var from, var to) -> ClockReader.read(words, from, to, now.time());
            case Expected.YesNo(var ask) -> yesNo(ask, words);
            case Expected.Choice(var ask, var choices) -> ChoiceReader.read(ask, choices, words);
            case Expected.Text _ -> text(words);
        };
    }

    private static @Nullable Reading yesNo(String ask, Words words) {
        Boolean yes = YesNoReader.read(ask, words);
        if (yes != null) {
            return new Reading.Answered(new Value.Flag(yes), 0.9);
        }
        return YesNoReader.unsure(words) || words.plain().equals("yes and no") ? new Reading.Uncertain() : null;
    }

    private static Reading text(Words words) {
        boolean nothing = words.plain()
                .matches(
                        "(?:(?:oh|well|um) )?(?:i )?(?:really )?(?:don't|do not) (?:really )?(?:know|remember|recall)|(?:i'm )?not sure|no idea|(?:i )?can't think of (?:any|anything|one|a thing)|nothing comes to mind|i couldn't say|hard to say|who knows");
        return nothing || Manner.waits(words) ? new Reading.Uncertain() : new Reading.Answered(new Value.Free(), 0.8);
    }

    /** The last thing said counts: a wish to skip after the value takes it back. */
    private static boolean takenBack(Expected expected, Words words) {
        int at = Manner.refusalAt(words);
        if (at < 0) {
            return false;
        }
        String after = words.plain().substring(at);
        Reading rest = expected instanceof Expected.Text
                ? null
                : value(expected, Words.of(after), new Now(LocalDate.EPOCH, null));
        return !(rest instanceof Reading.Answered)
                || expected instanceof Expected.YesNo
                || after.contains("none of your");
    }

    /** A yes or a no of its own beside the wish to stop; a mere "no" may only fend off the next question. */
    private static boolean saidOutright(Words words) {
        return words.plain().matches("^(?:oh |well )*(?:yes|yeah|yep|(?:no|nope)\\b.* but)\\b.*");
    }

    private static boolean onlyAsks(Expected expected, Words words) {
        if (!Manner.asks(words)) {
            return false;
        }
        return switch (expected) {
            case Expected.Text _, Expected.YesNo _, Expected.Choice _ ->
                !words.plain().matches("^(?:yes|yeah|yep|no|nope)\\b.*");
            case Expected.Scale _, Expected.Amount _, Expected.Duration _, Expected.Pressure _, Expected.Time _ ->
                Manner.questions(words);
        };
    }

    /** A number or a yes inside a sentence about somebody or something else. */
    private static boolean elsewhere(Expected expected, Words words) {
        if (expected instanceof Expected.Text || touchesAsk(expected, words)) {
            return false;
        }
        boolean number = expected instanceof Expected.Scale || expected instanceof Expected.Amount;
        return (number || expected instanceof Expected.YesNo)
                && OTHER_SUBJECT.matcher(words.plain()).find()
                && words.has(OTHER_MATTER_OF_MINE);
    }

    private static boolean touches(Expected expected, Words words) {
        return touchesAsk(expected, words)
                || (words.has(SPEAKS_TO_IT)
                        && !(OTHER_SUBJECT.matcher(words.plain()).find() && words.has(OTHER_MATTER_OF_MINE)))
                || !OTHER_SUBJECT.matcher(words.plain()).find();
    }

    private static boolean touchesAsk(Expected expected, Words words) {
        Words ask = Words.of(expected.ask());
        return Arrays.stream(words.plain().split(" "))
                .filter(w -> w.length() > 3 && !COMMON.contains(w))
                .anyMatch(w -> ask.tokens().stream().anyMatch(a -> stem(a).equals(stem(w))));
    }

    private static String stem(String word) {
        String cut = word.replaceAll("(?:ing|ed|s|es|'s)$", "");
        return cut.length() < 3 ? word : cut;
    }
}
