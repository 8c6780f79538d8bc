package io.hearthline.llm.dialogue;

import io.hearthline.contracts.session.Profile;
import io.hearthline.llm.understanding.Words;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the answer to "Am I speaking with …?". */
final class RightParty {
    enum Verdict {
        RIGHT,
        OTHER,
        UNCLEAR
    }

    private static final Pattern OTHER = Pattern.compile(
            "\\b(?:wrong (?:number|person|house|party)|(?:she|he)(?:'s| is| has|'ll)? (?:not|n't|out|gone|away|asleep|sleeping|in the|at the|in bed|resting|passed|moved|dead|isn't|doesn't)|(?:she|he) (?:isn't|doesn't|can't|died|moved|passed)|not (?:here|home|in|available|(?:her|him|she|he)$)|isn't (?:here|home|in|available)|no one (?:here )?by that name|nobody by that name|"
                    + "this is (?:her|his|the|a) \\w+|i'm (?:her|his|the|a) (?:\\w+ )?(?:daughter|son|husband|wife|neighbor|nurse|aide|sister|brother|friend|granddaughter|grandson|caregiver|helper|niece|nephew|roommate)|(?:hold on|wait|let me) .*\\b(?:get|fetch|find) (?:her|him)|who do you want|never heard of|you (?:have|got|'ve got) the wrong|don't know (?:any|a|who|that)|no such|(?:can|may) i take a message)\\b");
    private static final Pattern YES = Pattern.compile(
            "\\b(?:yes|yeah|yep|yup|yea|speaking|this is (?:she|he|me|him|her$)|that's me|it's me|that is me|it is|you are|you're (?:speaking|talking) (?:to|with)|sure am|i am|uh huh|mm hmm|mhm|sure|right|correct|indeed|of course|certainly|aye|here i am|you got (?:me|her|him)|the one and only)\\b");
    private static final Pattern NO =
            Pattern.compile("^(?:oh |um |uh |i'm sorry |sorry |well )*(?:no|nope|nah|not)\\b");
    private static final Pattern THIS_IS = Pattern.compile("\\b(?:this is|my name is|it's|i'm|i am) ([a-z']+)");

    private RightParty() {}

    static Verdict read(Words words, Profile profile) {
        String plain = words.plain();
        boolean named = names(plain, profile);
        if (words.has(OTHER)) {
            return Verdict.OTHER;
        }
        if (NO.matcher(plain).find()) {
            return plain.matches(".*\\b(?:it's me|this is (?:she|he)|speaking)\\b.*") ? Verdict.RIGHT : Verdict.OTHER;
        }
        if (words.has(YES) || (named && THIS_IS.matcher(plain).find())) {
            return Verdict.RIGHT;
        }
        var other = Pattern.compile("\\b(?:this is|my name is) ([a-z']+)").matcher(plain);
        if (other.find() && !named && !other.group(1).matches("a|an|the|not|very|so|what|who|nice|good|fine|okay")) {
            return Verdict.OTHER;
        }
        return Verdict.UNCLEAR;
    }

    private static boolean names(String plain, Profile profile) {
        for (String part : (profile.preferredName() + " " + profile.name())
                .toLowerCase(Locale.ROOT)
                .split("\\s+")) {
            if (part.length() > 1 && plain.matches(".*\\b" + Pattern.quote(part) + "\\b.*")) {
                return true;
            }
        }
        return false;
    }
}
