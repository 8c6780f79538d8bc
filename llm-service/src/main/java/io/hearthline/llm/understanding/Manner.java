package io.hearthline.llm.understanding;

import java.util.regex.Pattern;

/** How somebody responds, apart from any value: declining, asking back, ending the call, waiting. */
public final class Manner {
    private static final Pattern STOP = Pattern.compile("\\b(?:good ?bye|bye(?: bye| now)?$|"
            + "(?:have|got|need|ought|better|must|gotta|going) (?:to )?(?:be )?(?:go|going|run|leave|hang up|get off)(?: the phone)?"
            + "(?= now| dear| honey| love|$| i | my | the doctor| someone| somebody)|"
            + "(?:have|got|need|want|going|gonna|i'll|must) (?:to )?(?:go|hang up)(?: now)?$|"
            + "i (?:really |just )?(?:have|must|need|'ve got) (?:to )?(?:go|hang up|run)(?: now)?"
            + "(?! (?:to|and|for|get|see|in|back|out|on|through|down|up|without|easy|slow|every)\\b)|"
            + "hang(?:ing)? up|let's (?:stop|finish|end|quit|call it)|(?:stop|finish|end) (?:here|there|now|the call|this call)|"
            + "(?:i've )?had enough (?:for today|of this|of these|now)|that's enough (?:for today|now|questions)|enough questions|"
            + "no more questions|call (?:me )?(?:back )?(?:tomorrow|later|another|some other|next week)|"
            + "try (?:me )?(?:again )?(?:tomorrow|later|another day)|(?:do|finish|continue) (?:this|it|that|the rest)? ?(?:tomorrow|another (?:day|time)|some other)|(?:leave|end) it (?:there|here|at that)|that'll do (?:for|me)|(?:that's|that is) (?:all|it) for today|i'm done (?:talking|here|now|with)|talk to you (?:later|tomorrow)|"
            + "(?:want|like) to (?:stop|end|finish)(?: now| here| the call| this call| this)?$|"
            + "not (?:a good time|now)$|(?:this|it) is(?:n't| not) a good time|stop (?:calling|phoning|it|please)|^stop$|^please stop$|"
            + "i'm (?:too )?busy(?: right now| now| today)?$|leave me alone)");
    private static final Pattern REFUSED = Pattern.compile(
            "\\b(?:rather not|sooner not|(?:just )?as soon not|rather (?:you|i) didn't|rather you not|rather keep|rather skip|rather pass|not (?:answering|saying|telling|discussing|talking about)|never you mind|never mind (?:that|about that)|between me and|ask me something else|something else please|(?:let's |can we )?talk about something else|prefer (?:not|to skip|to pass)|skip (?:that|this|it|the)|"
                    + "^skip$|^pass$|i'll pass|pass on (?:that|this)|next (?:question|one)|none of your|not any of your|not your (?:business|concern)|my own business|not your business|"
                    + "(?:don't|do not|didn't) (?:want|like|care|wish|feel like|need) (?:to )?(?:say|talk|talking|tell|answer|answering|discuss|discussing|go into|get into)|"
                    + "leave (?:that|it) (?:alone|be|out|there)|let's (?:leave|skip)|no comment|not (?:going to|gonna) (?:answer|say|tell)|"
                    + "ask me (?:that )?(?:later|another)|(?:come back|come|get|go back) to (?:that|this|it)(?: one)? later|come back to (?:that|this|it)|won't (?:say|answer|tell)|that's (?:private|personal)|"
                    + "(?:it's|too|rather|very) (?:private|personal)|mind your own|move on|keep that to myself|can we skip|i refuse|decline to)");
    private static final Pattern ASKS = Pattern.compile(
            "\\b(?:^(?:why|who) (?:do|does|is|are|would|should|wouldn't|wants|wasn't|needs)|who wants to know|who's asking|how do you mean|how d'you mean|in what way|(?:bothering|hurting|safe|unsteady) (?:me )?how|^what's (?:a|an|the|that|this|your)|^what (?:is|are) (?:a|an|the|that|this|those|my)|what counts|which way round|do you (?:count|mean)|^(?:what|which) \\w+$|slower|^come again|(?:your|the) question again|what do you mean|what does that mean|what's that mean|say (?:that |it )?again|"
                    + "(?:repeat|explain) (?:that|the|it|please)|could you repeat|can you repeat|what was (?:that|the question|it)|what were (?:the|my|those)|what are (?:the|my) (?:choices|options)|"
                    + "pardon|come again|(?:didn't|did not|couldn't) (?:quite )?(?:catch|hear|get|understand)(?: that| you| it| the|$)|"
                    + "can't (?:quite )?hear (?:you|that)|hard to hear you|who (?:is|are|am) (?:this|that|it|you|calling|i)|who's (?:this|that|calling|it)|"
                    + "why (?:do|are|would|must|should) you|why's that|which (?:one|ones|pill|medicine)(?: is| do| are)|don't understand|not following|"
                    + "^excuse me$|^sorry$|^what$|^huh$|^eh$|what did you (?:say|ask)|speak up|louder|one more time|what's the question)");
    private static final Pattern ASKING = Pattern.compile(
            "^(?:oh |well |but |and |sorry |i'm sorry |um |uh )*(?:what|which|how|why|who|is|are|do|does|did|can|could|you mean|cups|like)\\b");
    private static final Pattern WAIT = Pattern.compile(
            "\\b(?:hold on|hang on|one (?:second|moment|minute|sec)|just a (?:second|moment|minute|sec)|wait a|give me a (?:second|minute|moment)|let me (?:think|see|look|check|get|find|turn)|bear with me)\\b");
    private static final Pattern CALL_STOPPED_BEING = Pattern.compile(
            "\\b(?:(?:told|tell|asked|advised|ordered|got) me to stop|to go to|go to (?:the|my|bed|sleep|church)|hung up on|want to stop (?:taking|eating|smoking|drinking|feeling|hurting))\\b");

    private Manner() {}

    /** Wants to end the call or be called another day. */
    public static boolean stops(Words words) {
        return words.has(STOP)
                && !(words.has(CALL_STOPPED_BEING) && !words.plain().contains("bye"));
    }

    /** Declines this question. */
    public static boolean refuses(Words words) {
        return words.has(REFUSED);
    }

    /** Wants the question repeated or explained, or asks who and why. */
    public static boolean asks(Words words) {
        return words.has(ASKS) || questions(words);
    }

    /** Is itself a question. */
    static boolean questions(Words words) {
        return words.paused().endsWith("?") && words.has(ASKING);
    }

    /** Asks for a moment. */
    public static boolean waits(Words words) {
        return words.has(WAIT);
    }

    /** Where the refusal ends in the plain words; -1 if there is none. */
    static int refusalAt(Words words) {
        var matcher = REFUSED.matcher(words.plain());
        int at = -1;
        while (matcher.find()) {
            at = matcher.start();
        }
        return at;
    }
}
