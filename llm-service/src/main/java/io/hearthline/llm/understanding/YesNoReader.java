package io.hearthline.llm.understanding;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a yes or a no from an utterance. "I have forgotten" is no, "no, I took it" is yes. */
public final class YesNoReader {
    private static final Pattern UNSURE = Pattern.compile(
            "\\b(?:maybe|perhaps|might have|may have|can't (?:remember|recall|say|tell)|don't (?:remember|recall|know)|do not (?:remember|know)|not (?:so |too |quite |entirely )?sure|yes and no|no and yes|"
                    + "couldn't (?:say|tell)|hard to (?:say|tell)|no idea|it depends|depends|possibly|could be|sort of|kind of|so so|sometimes yes)\\b");
    private static final Pattern CORRECTION = Pattern.compile(
            "\\b(?:i mean|no wait|wait no|make that|sorry|scratch that|or rather|i tell a lie|actually)\\b[ ,]*");
    private static final Pattern LEADING = Pattern.compile(
            "^(?:(?:oh|well|um|uh|ah|why|er|so|hmm) ?,? )*(yes|yeah|yep|yup|yea|sure|right|aye|ok|okay|no|nope|nah|naw)\\b[ ,]*(.*)$");
    private static final Pattern DID = Pattern.compile(
            "\\b(?:i (?:took|did|have (?:had|taken|done)|had (?:it|them|mine)|got|always do|already|swallowed|made it|managed|do$|am$|was$|can$)|i've (?:taken|had|done|got)|took (?:it|them|all|mine)|taken (?:it|them)|already (?:took|taken|did|had))\\b");
    private static final Pattern DID_NOT = Pattern.compile(
            "\\b(?:forgot|forgotten|forget|missed|skipped|ran out|run out|didn't|did not|haven't|have not|hasn't|not yet|wasn't|weren't|about to|going to in|don't|do not|doesn't|can't|cannot|couldn't|isn't|ain't|won't|never|none|nothing|nobody|no one|neither)\\b");
    private static final Pattern NO = Pattern.compile(
            "\\b(?:not (?:yet|really|that i|at all|a (?:one|single|bit|thing|chance)|any|so far|particularly|lately|today|this time|me|recently|once|much|anymore|in the least|for (?:a while|me))|no (?:more than usual|one|thank|thanks|not|never|nothing)|"
                    + "wouldn't say (?:that|so)|don't (?:think|believe) so|afraid not|i think not|just the usual|the usual|same (?:old|as)|nothing (?:new|out of)|hardly|by no means|far from|negative|of course not|certainly not|absolutely not|definitely not|only (?:with|part|half|some)|with (?:a lot of )?help|had to (?:lift|help|pull|carry)|helped me|needed help|slept (?:right )?through)\\b");
    private static final Pattern YES = Pattern.compile(
            "\\b(?:yes|yeah|yep|yup|uh huh|mm hmm|mm hm|mhm|of course|sure|certainly|absolutely|definitely|indeed|i do|i did|i am|i was|i can|think so|believe so|afraid so|guess so|suppose so|i have$|i sure|you bet|wouldn't say no|no problem|no trouble|"
                    + "plenty|enough|always|every (?:single )?(?:day|morning|night)|all of (?:it|them)|correct|that's right|right$|exactly|very much|with my (?:breakfast|lunch|dinner|supper|tea|coffee|meal)|with breakfast|this morning|first thing|"
                    + "a (?:little|bit|few|couple)|just a (?:little|bit|touch)|a little one|sometimes|now and then|once|twice|quite|some|occasionally|on and off|off and on|i'd (?:like|love)|that would be|please do)\\b");
    private static final Pattern SYMPTOM = Pattern.compile(
            "\\b(?:hurts?|hurting|aches?|aching|sore|pains?|painful|tingl\\w*|numb\\w*|swollen|swelling|swell\\w*|dizzy|dizziness|lightheaded|cough\\w*|rash|itch\\w*|burn\\w*|bleed\\w*|bruise\\w*|stiff\\w*|cramps?|weak\\w*|fever\\w*|shiver\\w*|hot|chills?|nausea|queasy|vomit\\w*|throwing up|threw up|sick|tired|headaches?|migraine|throb\\w*|breathless|wheez\\w*|bothering|trouble|worse|slipped|tripped|fell|fallen|stumbled|tumble[d]?|bump\\w*|thirsty|faint\\w*|palpitations|racing|spots|blurry|lump|sting\\w*|diarrhea|constipated)\\b");
    private static final Pattern VISIT = Pattern.compile(
            "\\b(?:neighbor|daughter|son|sister|brother|friend|niece|nephew|granddaughter|grandson|nurse|aide|pastor|church|family|wife|husband|cousin|mailman|kids|grandkids)\\b.*\\b(?:stopped|came|comes|called|visit\\w*|dropped|phoned|was here|were here|rang|over|by|saw|spoke|talked)\\b|\\b(?:saw|spoke|talked|visited|met|went to)\\b");
    private static final Pattern ASKS_SYMPTOM = Pattern.compile(
            "\\b(?:bothering|new|hurt|pain|pains|headaches|fever|chills|sores|fall|slip|swelling|swollen|numbness|weakness|short of breath|dizzy|faint|fainting|thirstier|sick|itching|bleeding|cough|unsteady|shaky|red|sore|wound)\\b");
    private static final Pattern PLAIN_NO = Pattern.compile(
            "^(?:not (?:since|last|as such|necessary|needed|me|him|her|a soul|at all|now|tonight|likely|today|with my|so far|if i can)|no need|don't bother|(?:i )?can't say (?:i do|i have|i did|that i (?:do|have|did))|(?:i'm |i am )?(?:just )?(?:going|fixing|about) to$|i (?:will|shall|'ll) (?:later|after|when|once|at|tonight|in a)|i'll (?:take|have|do) (?:it|them) (?:later|after|when|once|at|tonight|in)|just you|only you|(?:only|just) the (?:cat|dog|tv|radio|telly)|that was (?:yesterday|last|the other)|going to in a|just going to|about to|scarcely|afraid not|never have|wish i (?:did|had|could)|out of the question|neither|nobody but you)\\b"
                    + "|\\b(?:running low|getting low|nearly out|(?:told|advised) me to stop|not a soul|not a living soul|clean forgot|went right out of my head|meant to)\\b");
    private static final Pattern PLAIN_YES = Pattern.compile(
            "^(?:affirmative|absolutely|definitely|certainly|indeed|loads|heaps|tons|plenty|lots|easily|naturally|very (?:safe|much|well)|very|perfectly|perfectly safe|eventually|as (?:always|usual|ever)|like clockwork|right on (?:time|schedule)|on the dot|you bet|sure thing|sure did|without fail|every (?:day|time|morning|night)|first thing|as (?:planned|prescribed|directed|told)|(?:about |around |just |roughly )?(?:an|half an|one|two|three|four|a few|\\d+) (?:hours?|minutes) ago|there (?:is|was|are)$|there (?:is|was) (?:my|one|something)|i managed|managed (?:it|fine|on my own)|all by myself|on my own|by myself|that would be (?:nice|good|lovely|great|grand|helpful|kind)|that'd be (?:nice|good|lovely|great)|i'd (?:like|love) (?:that|it|one)|why not|go on then|if it's no trouble|if you (?:like|could|would)|i (?:wouldn't|don't) mind|too much|more than enough|enough for|same as always i|always)\\b(?! (?:do not|don't|forget|miss))");
    private static final Pattern SLIGHT = Pattern.compile(
            "^(?:only |just |oh |well |maybe )*(?:a|one) (?:(?:very |wee |tiny )?(?:mild|small|little|slight|tiny|faint|quick)|bit|touch|few|tad|couple)\\b|^(?:now and (?:then|again)|sometimes|on and off|off and on|from time to time|occasionally)\\b|^one (?:on|yesterday|this|last)\\b|^i wobble|\\bwent (?:over|down|flying)\\b");
    private static final Pattern PARTLY = Pattern.compile(
            "\\b(?:most of the time|sometimes|some of the time|not always|during the day|mostly|usually)\\b");

    private YesNoReader() {}

    /** True, false, or null if neither can be taken. */
    public static @Nullable Boolean read(String ask, Words words) {
        if (words.plain().isEmpty()) {
            return null;
        }
        if (words.has(Pattern.compile("\\b(?:yes and no|no and yes)\\b")) || safetyOnlyPartly(ask, words)) {
            return null;
        }
        String[] parts = CORRECTION.split(words.paused());
        String last = parts[parts.length - 1].strip();
        return last.isEmpty() ? null : clause(ask, last);
    }

    /** True if the words say that the person cannot say. */
    static boolean unsure(Words words) {
        return words.has(UNSURE);
    }

    private static boolean safetyOnlyPartly(String ask, Words words) {
        return ask.contains("safe") && words.has(PARTLY);
    }

    private static @Nullable Boolean clause(String ask, String clause) {
        var leading = LEADING.matcher(clause);
        if (leading.matches()) {
            boolean yes = !leading.group(1).startsWith("n");
            String rest = leading.group(2)
                    .replaceAll("[,?]", " ")
                    .replaceAll("\\s+", " ")
                    .strip();
            return led(ask, yes, leading.group(1), rest);
        }
        String plain = clause.replaceAll("[,?]", " ").replaceAll("\\s+", " ").strip();
        return unled(ask, plain);
    }

    private static @Nullable Boolean led(String ask, boolean yes, String word, String rest) {
        if (!yes && (rest.startsWith("problem") || rest.startsWith("trouble"))) {
            return !asksTrouble(ask);
        }
        if (rest.isEmpty()) {
            return yes;
        }
        var again = Pattern.compile("^(yes|yeah|no|nope)\\b ?(.*)$").matcher(rest);
        if (again.matches()) {
            return led(ask, again.group(1).startsWith("y"), again.group(1), again.group(2));
        }
        String stated = rest.replaceAll("\\bdon't you (?:worry|fret|fuss)\\b|\\bdon't worry\\b", "");
        if (!yes && DID.matcher(stated).find() && !DID_NOT.matcher(stated).find()) {
            return true;
        }
        if (!yes
                && asksTrouble(ask)
                && SYMPTOM.matcher(rest).find()
                && rest.matches("^(?:but|it|my|i'm|i've|the|there's)\\b.*")
                && !DID_NOT.matcher(rest).find()
                && !NO.matcher(rest).find()) {
            return true;
        }
        if (yes && denies(rest)) {
            boolean mereStart = word.equals("right") || word.equals("sure") || word.equals("ok") || word.equals("okay");
            return !mereStart && !rest.matches("^(?:but )?i (?:forgot|missed|didn't|haven't|skipped|ran out).*");
        }
        return yes;
    }

    private static boolean denies(String rest) {
        return rest.matches(".*\\b(?:forgot|forgotten|missed|skipped|ran out|i didn't|i haven't|not yet)\\b.*");
    }

    private static boolean asksTrouble(String ask) {
        return ASKS_SYMPTOM.matcher(ask).find();
    }

    private static @Nullable Boolean unled(String ask, String plain) {
        boolean noneNeeded = ask.startsWith("Would you like")
                && plain.matches("^(?:i'm|i am) (?:okay|ok|fine|all right|alright|good|grand)\\b.*");
        boolean noneLeft = ask.contains("food") && plain.matches(".*\\b(?:bare|empty)\\b.*");
        boolean noChange = asksTrouble(ask)
                && plain.matches(
                        "^(?:everything(?:'s| is)|it's all|all) (?:about )?(?:the same|fine|okay|as (?:usual|it was)|good|well)\\b.*");
        if (noneNeeded || noneLeft || noChange || PLAIN_NO.matcher(plain).find()) {
            return false;
        }
        if (PLAIN_YES.matcher(plain).find()
                || (asksTrouble(ask) && SLIGHT.matcher(plain).find())) {
            return true;
        }
        if (plain.matches(".*\\b(?:wouldn't say no|no problem|no trouble|can't say i haven't)\\b.*")) {
            return true;
        }
        if (UNSURE.matcher(plain).find() && !plain.contains("so yes")) {
            return null;
        }
        var trailing = Pattern.compile("\\b(?:so |and |but )?(yes|no|nope|yep)(?: i did| i do| dear)?$")
                .matcher(plain);
        if (trailing.find()) {
            return trailing.group(1).startsWith("y");
        }
        if (asksAlone(ask) && plain.matches(".*\\b(?:had to|helped|help|lifted|pulled)\\b.*")) {
            return false;
        }
        if (asksTrouble(ask) && SYMPTOM.matcher(plain).find()) {
            return !deniedSymptom(plain);
        }
        if (NO.matcher(plain).find() && !plain.matches("^(?:not (?:to|that) worry).*")) {
            return false;
        }
        if (DID_NOT.matcher(plain).find()) {
            return plain.matches(
                    ".*\\b(?:never|haven't|didn't|don't) (?:miss|missed|forget|forgot|forgotten|skip|skipped|fail|failed)\\b.*");
        }
        if (DID.matcher(plain).find() || YES.matcher(plain).find()) {
            return true;
        }
        boolean met = ask.contains("see or speak") && VISIT.matcher(plain).find();
        return met ? Boolean.TRUE : null;
    }

    private static boolean asksAlone(String ask) {
        return ask.contains("by yourself") || ask.contains("alone") || ask.contains("on your own");
    }

    private static boolean deniedSymptom(String plain) {
        return plain.matches(
                        ".*\\b(?:haven't|hasn't|didn't|don't|doesn't|isn't|wasn't|no|not|never|nothing|none|without|just the usual|the usual|same old|no more)\\b.*")
                && !plain.matches(".*\\bdon't (?:want|mean|like|wish) to\\b.*")
                && !plain.matches(".*\\b(?:can't|won't|couldn't)\\b.*");
    }
}
