package io.hearthline.llm.understanding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes one of the offered choices from an utterance: by name, by place, by letter or by a plain paraphrase. */
final class ChoiceReader {
    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh");
    private static final List<String> CARDINALS = List.of("one", "two", "three", "four", "five", "six", "seven");
    private static final Map<String, Pattern> PARAPHRASES = paraphrases();
    private static final Pattern NEITHER = Pattern.compile(
            "\\bneither\\b|\\bno (?:different|change)\\b|\\bnot (?:better (?:or|nor) worse|any (?:better|worse|different))\\b");
    private static final Pattern SAME =
            Pattern.compile("\\b(?:same|usual|as always|no different|unchanged|no change|normal|like always)\\b");
    private static final Pattern UNKNOWN = Pattern.compile(
            "\\b(?:don't (?:know|remember|recall)|not sure|can't (?:remember|recall|say)|no idea|couldn't say|unsure)\\b");
    private static final Pattern CORRECTION = Pattern.compile(
            "\\b(?:i mean|no wait|wait no|make that|sorry|scratch that|or rather|actually|more like)\\b[ ,]*|, no ,");

    private final String ask;
    private final List<String> choices;

    private ChoiceReader(String ask, List<String> choices) {
        this.ask = ask;
        this.choices = choices;
    }

    /** Null if the utterance names none of them. */
    static @Nullable Reading read(String ask, List<String> choices, Words words) {
        ChoiceReader reader = new ChoiceReader(ask, choices);
        String[] parts = CORRECTION.split(words.paused());
        for (int at = parts.length - 1; at >= 0; at--) {
            String plain =
                    parts[at].replaceAll("[,?]", " ").replaceAll("\\s+", " ").strip();
            Reading reading = plain.isEmpty() ? null : reader.read(plain);
            if (reading != null) {
                return reading;
            }
        }
        return null;
    }

    private @Nullable Reading read(String plain) {
        if (NEITHER.matcher(plain).find() && has("same")) {
            return answered("same");
        }
        if (UNKNOWN.matcher(plain).find()) {
            return has("not sure") ? answered("not sure") : new Reading.Uncertain();
        }
        String special = special(plain);
        if (special != null) {
            return answered(special);
        }
        Set<String> named = named(plain);
        if (named.size() == 1) {
            return answered(named.iterator().next());
        }
        if (named.size() > 1) {
            return new Reading.Uncertain();
        }
        String placed = placed(plain);
        if (placed != null) {
            return answered(placed);
        }
        String meant = paraphrased(plain);
        if (meant != null) {
            return answered(meant);
        }
        if (SAME.matcher(plain).find()) {
            return has("same")
                    ? answered("same")
                    : has("usual")
                            ? answered("usual")
                            : has("no") && !has("yes") ? answered("no") : new Reading.Uncertain();
        }
        return yesOrNo(plain);
    }

    private boolean has(String choice) {
        return choices.stream().anyMatch(choice::equalsIgnoreCase);
    }

    private Reading answered(String choice) {
        for (String each : choices) {
            if (each.equalsIgnoreCase(choice)) {
                return new Reading.Answered(new Value.Option(each), 0.9);
            }
        }
        return new Reading.Uncertain();
    }

    /** What a few choice lists need read before names count. */
    private @Nullable String special(String plain) {
        if (has("all") && has("not due yet")) {
            return medicines(plain);
        }
        if (has("Nearly every day")) {
            return days(plain);
        }
        if (has("worse")
                && plain.matches(".*\\bnot (?:as|so|too|very|quite|feeling) (?:good|well|much|hungry|strong)\\b.*")) {
            return "worse";
        }
        if (has("Hardly ever")
                && plain.matches(".*\\bnot (?:very |that |too |so |all that )?(?:often|much|a lot)\\b.*")) {
            return "Hardly ever";
        }
        if (has("too hot") && plain.contains("too warm")) {
            return "too hot";
        }
        if (has("do not use")
                && plain.matches(
                        ".*\\b(?:don't|do not|never) (?:take|use|have|need|do)\\b.*|.*\\bnot on (?:it|insulin|oxygen|any)\\b.*")) {
            return "do not use";
        }
        if (has("do not have one") && plain.matches(".*\\b(?:don't|do not|haven't) (?:own|have|got|need|use)\\b.*")) {
            return "do not have one";
        }
        if (has("not on dialysis") && plain.matches(".*\\b(?:don't|do not|not on)\\b.*")) {
            return "not on dialysis";
        }
        return null;
    }

    private static @Nullable String medicines(String plain) {
        if (plain.matches(
                        ".*\\b(?:not (?:due|until|till|time)|later|not yet|take (?:them|mine|it) (?:at|with|in|after|tonight)|at (?:noon|bedtime|night)|this evening|tonight|about to)\\b.*")
                && !plain.matches(".*\\b(?:took|taken|all of|every)\\b.*")) {
            return "not due yet";
        }
        if (plain.matches(
                ".*\\b(?:some|most|half|part|except|but (?:not|the)|all but|apart from|missed one|forgot (?:one|the)|skipped (?:one|the)|not (?:all|the)|one of them|a couple)\\b.*")) {
            return "some";
        }
        if (plain.matches(
                        ".*\\b(?:forgot|forgotten|haven't|have not|didn't|did not|none|missed|skipped|ran out|never|nope|no)\\b.*")
                && !plain.matches("^no (?:i took|i did|i've).*")) {
            return "none";
        }
        return plain.matches(
                        ".*\\b(?:all|yes|yeah|yep|took|taken|every|i have|i did|of course|sure|certainly|uh huh|mm hmm|with my|always|i do|already|indeed|both|the lot|everything|absolutely|right on)\\b.*")
                ? "all"
                : null;
    }

    private static @Nullable String days(String plain) {
        var counted = Numbers.in(List.of(plain.split(" ")), Numbers.Style.PLAIN);
        if (!counted.isEmpty() && plain.contains("day")) {
            double n = counted.getLast().value();
            return n == 0
                    ? "Not at all"
                    : n <= 7 ? "Several days" : n <= 11 ? "More than half the days" : "Nearly every day";
        }
        if (plain.matches(
                ".*\\b(?:not at all|never|no|nope|none|(?:haven't|hasn't) been|not once|not really|hardly)\\b.*")) {
            return "Not at all";
        }
        if (plain.matches(".*\\b(?:most|more than half|more often than not|majority|a lot of the days)\\b.*")) {
            return "More than half the days";
        }
        if (plain.matches(
                ".*\\b(?:(?:nearly |almost |pretty much )?every (?:single )?(?:day|night)|daily|all the time|constantly|always)\\b.*")) {
            return "Nearly every day";
        }
        return plain.matches(
                        ".*\\b(?:few|several|couple|some|now and (?:then|again)|once in a while|sometimes|a bit|occasionally|here and there)\\b.*")
                ? "Several days"
                : null;
    }

    private Set<String> named(String plain) {
        Set<String> found = new LinkedHashSet<>();
        List<String> longest = new ArrayList<>(choices);
        longest.sort((a, b) -> b.length() - a.length());
        String left = plain;
        for (String choice : longest) {
            String name = choice.toLowerCase(Locale.ROOT);
            var matcher = Pattern.compile(
                            "(not |isn't |nor |n't |not the |not too |nothing )?\\b" + Pattern.quote(name) + "\\b")
                    .matcher(left);
            if (isYesOrNo(name)) {
                continue;
            }
            while (matcher.find()) {
                if (matcher.group(1) == null) {
                    found.add(choice);
                }
            }
            left = left.replace(name, "_");
        }
        return found;
    }

    private static boolean isYesOrNo(String name) {
        return name.equals("no") || name.equals("yes");
    }

    private @Nullable String placed(String plain) {
        if (plain.matches(".*\\b(?:the |that )?last (?:one|choice|answer)\\b.*|^(?:the )?last$")) {
            return choices.getLast();
        }
        if (plain.matches(".*\\bmiddle (?:one|choice)?.*") && choices.size() % 2 == 1) {
            return choices.get(choices.size() / 2);
        }
        for (int at = 0; at < choices.size() && at < ORDINALS.size(); at++) {
            String letter = String.valueOf((char) ('a' + at));
            if (plain.matches(".*\\b(?:the )?" + ORDINALS.get(at) + "(?: one| choice| answer)\\b.*|^(?:the )?"
                            + ORDINALS.get(at) + "$")
                    || plain.matches("^(?:letter |choice |answer |option )?" + letter + "$")
                    || plain.matches(
                            "^(?:the )?(?:number|choice|option) (?:" + (at + 1) + "|" + CARDINALS.get(at) + ")$")) {
                return choices.get(at);
            }
        }
        return null;
    }

    private @Nullable String paraphrased(String plain) {
        for (String choice : choices) {
            Pattern meaning = PARAPHRASES.get(choice.toLowerCase(Locale.ROOT));
            if (meaning != null && meaning.matcher(plain).find()) {
                return choice;
            }
        }
        return null;
    }

    private @Nullable Reading yesOrNo(String plain) {
        Boolean yes = YesNoReader.read(ask, Words.of(plain));
        if (yes == null) {
            return null;
        }
        String word = yes ? "yes" : "no";
        if (has(word)) {
            return answered(word);
        }
        if (!yes && has("none")) {
            return answered("none");
        }
        if (yes && has("usual")) {
            return answered("usual");
        }
        return yes && has("comfortable") ? answered("comfortable") : null;
    }

    private static Map<String, Pattern> paraphrases() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(
                "excellent",
                "\\b(?:couldn't be better|wonderful|fantastic|perfect|marvelous|tip top|first class|in the pink|top notch|first rate|never better)\\b");
        words.put("very good", "\\b(?:really good|pretty good|quite good|great)\\b");
        words.put("fair", "\\b(?:middling|so so|not (?:so|too) bad|average|okay|ok|all right)\\b");
        words.put("poor", "\\b(?:bad|terrible|awful|dreadful|lousy|rotten|not (?:so |very |too )?good)\\b");
        words.put(
                "forgot",
                "\\b(?:slipped my mind|forgotten|forget|didn't remember|clean forgot|out of my (?:head|mind)|slip my mind|my memory)\\b");
        words.put(
                "ran out",
                "\\b(?:run out|all gone|none left|(?:weren't|wasn't|aren't|isn't|not|hadn't|haven't) (?:any|one|enough)(?: left)?|finished them|out of (?:them|it|pills)|empty|need a refill|no refill)\\b");
        words.put(
                "side effect",
                "\\b(?:upset|makes? me|made me|sick|dizzy|stomach|nauseous|feel (?:bad|awful|worse)|side effects|drowsy|itch)\\b");
        words.put("cost", "\\b(?:dear|afford|expensive|pay|money|price|cost(?:s|ly)?|too much money)\\b");
        words.put(
                "felt fine",
                "\\b(?:feel fine|felt (?:fine|good|okay|better|all right|alright|well)|feel(?:ing)? (?:good|better|okay)|didn't (?:think i )?need|don't (?:think i )?need|without them)\\b");
        words.put("hard to open or swallow", "\\b(?:swallow|open|bottle|cap|lid|too big|choke)\\b");
        words.put(
                "better",
                "\\b(?:improved|improving|best|stronger|good|great|hungrier|starving|eating (?:more|well|like a horse)|ravenous|gone up|picked up|a treat)\\b");
        words.put(
                "worse",
                "\\b(?:off my food|poorly|no appetite|bad|not hungry|can't eat|declin\\w*|going downhill|lost my appetite|eating less|weaker|gone down|gone off|down|picking at|slipped|going downhill)\\b");
        words.put("much worse", "\\b(?:a lot worse|far worse|way worse|terrible|can't breathe|really bad)\\b");
        words.put(
                "a bit worse",
                "\\b(?:(?:a )?(?:little|bit|touch|tad|shade|slightly) (?:bit )?(?:worse|harder)|slightly worse|not (?:as|so) good)\\b");
        words.put(
                "hardly ever",
                "\\b(?:rarely|seldom|never|not at all|almost never|hardly|no|not often|scarcely|once in a blue moon)\\b");
        words.put(
                "some of the time",
                "\\b(?:sometimes|now and (?:then|again)|once in a while|occasionally|from time to time|on and off|every so often|a bit|a little|here and there)\\b");
        words.put(
                "now and then",
                "\\b(?:sometimes|once in a while|occasionally|from time to time|on and off|every so often|now and again|a bit|a little|if i get up (?:too )?(?:fast|quick))\\b");
        words.put(
                "often",
                "\\b(?:all the time|a lot|always|constantly|every (?:day|time)|most (?:days|times|of the time)|frequently|very much)\\b");
        words.put("too cold", "\\b(?:freezing|cold|chilly|frigid|icy|heat's (?:off|out)|nippy)\\b");
        words.put("too hot", "\\b(?:boiling|hot|roasting|sweltering|stifling|warm as|baking|stuffy)\\b");
        words.put("comfortable", "\\b(?:cozy|cosy|just right|fine|nice|warm|snug|good|pleasant)\\b");
        words.put("before eating", "\\b(?:before|fasting|empty stomach|first thing|hadn't eaten)\\b");
        words.put("after eating", "\\b(?:after|just eaten|had (?:lunch|breakfast|supper|dinner))\\b");
        words.put("bedtime", "\\b(?:bed|night)\\b");
        words.put("missed", "\\b(?:forgot|skipped|didn't (?:take|go|make)|miss)\\b");
        words.put("took extra", "\\b(?:extra|double|twice|too much|more than)\\b");
        words.put("loose", "\\b(?:runny|the runs|diarrhea|watery)\\b");
        words.put("none for 3 days", "\\b(?:three days|3 days)\\b");
        words.put("none for 4+ days", "\\b(?:(?:four|five|six|4|5|6) days|a week)\\b");
        words.put("usual", "\\b(?:regular|normal|fine|like clockwork|no trouble|okay)\\b");
        words.put("less", "\\b(?:not (?:as|so) much|fewer|reduced)\\b");
        words.put("hardly any", "\\b(?:barely|almost none|next to nothing|a dribble|drops)\\b");
        words.put(
                "sometimes",
                "\\b(?:now and then|some of the time|once in a while|on and off|off and on|occasionally|now and again|part of the time|not always|when i (?:remember|go out))\\b");
        words.put("a little more", "\\b(?:a (?:bit|little|touch)|slightly|some)\\b");
        words.put("much more", "\\b(?:a lot|very|balloons?|huge|twice)\\b");
        words.put("new cough", "\\b(?:cough\\w*)\\b");
        words.put("frothy or pink", "\\b(?:froth\\w*|foam\\w*|pink|blood\\w*)\\b");
        words.put("other", "\\b(?:something else|another reason|neither|none of (?:those|them|that))\\b");
        words.put("not at all", "\\b(?:no|none|never|calm|relaxed|no stress)\\b");
        words.put("a little", "\\b(?:bit|slightly|touch)\\b");
        words.put("very much", "\\b(?:extremely|terribly|awfully|through the roof|a great deal)\\b");
        words.put("quite a bit", "\\b(?:a lot|pretty)\\b");
        words.put("a few things", "\\b(?:some things|gardening|walk|stairs|a few|a little|a bit)\\b");
        words.put("most things", "\\b(?:everything|can't do (?:anything|a thing)|most)\\b");
        words.put("bad", "\\b(?:badly|terrible|broke|broken|hospital)\\b");
        words.put("on time", "\\b(?:yes|like clockwork|right on|all of them|prompt)\\b");
        words.put("as prescribed", "\\b(?:my (?:usual|sleeping) pill|what the doctor)\\b");
        words.put("over the counter", "\\b(?:tylenol pm|melatonin|benadryl|advil pm)\\b");
        words.put("thoughts only", "\\b(?:just thoughts|thought about|think about|no plan)\\b");
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        words.forEach((choice, words1) -> patterns.put(choice, Pattern.compile(words1)));
        return patterns;
    }
}
