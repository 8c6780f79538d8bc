package io.hearthline.llm.safety;

import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.llm.understanding.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds dangerous sentences: about the speaker, now, and meant as said. Pure and without a model; the first thing done
 * with every utterance of every kind of call. A miss costs more than a calm question, so doubt counts as danger.
 */
public final class SafetyNet {
    private static final Pattern FIGURES = Pattern.compile(
            "\\b(?:suicide prevention|heart aches? for|breaks? my heart|out like a light|(?:was|were|am|i'm) dying (?:to|for)|(?:feet|shoes|back|knees?) (?:are|is) killing me|dead tired|"
                    + "lost (?:track|without|in thought|for words)|lost my (?:train|place|temper|glasses|keys|appetite)|fell (?:asleep|in love|behind|apart laughing|for it)|on fire (?:for|about|tonight on)|singer is on fire|hay fever|football fever|cabin fever|"
                    + "blood (?:test|tests|pressure|work|drive|sugar|type|bank|relative|thinner)s?|gave blood|chest of drawers|chicken breast|(?:tickled|scared|frightened|bored|laughed) to death|heart of gold|broken heart|took my money for|"
                    + "burst out (?:laughing|crying)|choked up|heart attack (?:when i saw|looking)|nearly (?:died|fainted) (?:laughing|of|when)|dropped dead|take a breather|breathtaking|hold(?:ing)? my breath|caught my breath|"
                    + "(?:crying|laughing) my eyes out|help me with|9-1-1 last|that show 9|fire (?:truck|fighter|man|side|place|works)|camp ?fire|heat wave|hot flash\\w*|by the fire|gas for|gas station|gas mileage|(?:stroke|stroking|stroked) the (?:cat|dog)|"
                    + "pride (?:was|is) swelling|weak for|soft spot|hit the (?:jackpot|road|sack)|kick\\w* the bucket|knocked my socks|swallow(?:ed)? my pride|bite my tongue|slip of the tongue|tongue in cheek|on the tip of my tongue)\\b");
    private static final Pattern NEGATION = Pattern.compile(
            "\\b(?:no|not|never|don't|didn't|haven't|hasn't|isn't|wasn't|aren't|without|nothing|none|doesn't|nor|neither|denied|won't be|any more|free of|instead of)(?: \\w+){0,3} ?$");
    private static final Pattern NOT_NEGATING = Pattern.compile(
            "\\b(?:not (?:sure|only|just|feeling|right|well|good)|don't (?:feel|know|want|think (?:i can|i'm)|like|mean)|no (?:joke|kidding|lie|but)|can't|nothing (?:helps|works))(?: \\w+){0,3} ?$");
    private static final Pattern OTHER_PERSON = Pattern.compile(
            "\\b(?:he|she|they|his|him|their|(?:my|the|our|that|a|this) (?:\\w+ )?(?:husband|wife|neighbor|neighbor's|sister|brother|mother|father|mom|dad|friend|aunt|uncle|cousin|son|daughter|grandson|granddaughter|nephew|niece|dog|cat|"
                    + "lady|woman|man|fellow|doctor|actor|actress|singer|program|movie|town|kid|kids|boy|girl|baby|teacher|president|pope|priest|car|prices?)(?:'s)?(?: wife| son| husband| daughter)?)\\b");
    private static final Pattern SPEAKER = Pattern.compile("\\b(?:i|i'm|i've|i'd|i'll|me|my|myself|mine)\\b");
    private static final Pattern PAST = Pattern.compile(
            "\\b(?:(?:many |several |\\w+ )?years? ago|decades ago|months ago|as a (?:child|boy|girl|kid|young)|(?:in|since|back in) (?:19|20)\\d\\d|used to|when i was|in (?:the|my) (?:\\w+ties|war|youth)|years back|long ago|last (?:year|summer|winter|spring|fall|christmas)|for years|not since|once upon|back then|then$)\\b");
    private static final Pattern SHOWN = Pattern.compile(
            "\\b(?:on the news|on tv|on television|(?:that|the|a) (?:show|movie|film|program|book|story|novel|play|series)|in the paper|watched|i read (?:about|that|in)|talked about .* at the|lecture|jury)\\b");
    private static final Pattern OVER = Pattern.compile(
            "\\b(?:(?:it's|i'm|all|feels?|that's|everything's) (?:fine|gone|back|okay|better|normal|all right)(?: now| again)?$|it's back|wearing off|better now|caught (?:the rail|myself)|the doctor (?:said|says|was happy|doubled|told me)|as arranged|like always|nice and steady|from sitting|my dentist|with the (?:crossword|shopping|dishes)|not me$|not anymore$|anymore since)\\b?");
    private static final Set<String> MAY_BE_ABOUT_OTHERS =
            Set.of("abuse_neglect", "scam", "home_emergency", "acute_confusion", "basic_needs", "help_request");
    private static final Pattern BYSTANDER = Pattern.compile(
            "\\b(?:won't (?:wake|move|respond)|not breathing|isn't breathing|unconscious|unresponsive|not waking|can't wake|is choking|turning blue|having a (?:stroke|seizure|heart attack))\\b");

    private final List<ConcernCategory> categories;
    private final Map<String, List<Pattern>> rules = ConcernRules.all();

    public SafetyNet(List<ConcernCategory> categories) {
        this.categories = List.copyOf(categories);
    }

    /** The gravest claim of an utterance. */
    public Optional<Claim> claim(String utterance) {
        String text = text(utterance);
        Optional<Claim> gravest = Optional.empty();
        for (Map.Entry<String, List<Pattern>> rule : rules.entrySet()) {
            Optional<ConcernCategory> category = ConcernCategory.find(categories, rule.getKey());
            if (category.isPresent() && claims(rule.getKey(), rule.getValue(), text)) {
                Claim claim = new Claim(category.get(), 0.8);
                if (gravest.isEmpty() || gravest.get().severity().compareTo(claim.severity()) < 0) {
                    gravest = Optional.of(claim);
                }
            }
        }
        return gravest;
    }

    /** True if an utterance makes a claim of this category. */
    public boolean claims(String category, String utterance) {
        List<Pattern> patterns = rules.get(category);
        return patterns != null && claims(category, patterns, text(utterance));
    }

    private static String text(String utterance) {
        String paused = Words.of(utterance).paused().replace(" ?", " ,");
        String split =
                paused.replaceAll("\\b(?:but|although|though|however)\\b", ",").replaceAll("(?: ,)+", " ,");
        return FIGURES.matcher(split).replaceAll("_");
    }

    private static boolean claims(String category, List<Pattern> patterns, String text) {
        String joined = text.replace(" ,", "");
        for (String clause : text.split(" , | ,$|^, ")) {
            if (in(category, patterns, clause, text)) {
                return true;
            }
        }
        return text.contains(",") && in(category, patterns, joined, text);
    }

    private static boolean in(String category, List<Pattern> patterns, String clause, String whole) {
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(clause);
            while (matcher.find()) {
                if (meant(category, clause, whole, matcher)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean meant(String category, String clause, String whole, Matcher match) {
        String before = clause.substring(0, match.start());
        boolean denied =
                NEGATION.matcher(before).find() && !NOT_NEGATING.matcher(before).find();
        if (denied || SHOWN.matcher(clause).find() || PAST.matcher(clause).find()) {
            return false;
        }
        boolean soothed = OVER.matcher(whole).find() && !category.equals("suicide_self_harm");
        if (soothed && !category.equals("abuse_neglect") && !category.equals("scam")) {
            return false;
        }
        return MAY_BE_ABOUT_OTHERS.contains(category)
                || BYSTANDER.matcher(clause).find()
                || !aboutSomebodyElse(clause, match);
    }

    /** True if the nearest subject before the words is somebody other than the speaker. */
    private static boolean aboutSomebodyElse(String clause, Matcher match) {
        Matcher other = OTHER_PERSON.matcher(clause);
        int end = -1;
        while (other.find() && other.start() <= match.start() + 3) {
            end = other.end();
        }
        return end >= 0 && !SPEAKER.matcher(clause.substring(end)).find();
    }
}
