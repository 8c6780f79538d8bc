package io.hearthline.llm.dialogue;

import io.hearthline.llm.understanding.Manner;
import io.hearthline.llm.understanding.Words;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person may ask of any call at any time. */
final class Intents {
    enum Intent {
        DO_NOT_CALL,
        STOP,
        HUMAN,
        WHO,
        SLOWER,
        REPEAT,
        WAIT
    }

    private static final Pattern DO_NOT_CALL = Pattern.compile(
            "\\b(?:(?:don't|do not|never|stop|quit) (?:you )?(?:ever )?(?:call(?:ing)?|phon(?:e|ing)|ring(?:ing)?|bother(?:ing)?)(?: me| us| here| this number)?(?: again| anymore| any more| back| no more)?(?= |$)(?! (?:back )?(?:tomorrow|later|today|now))|"
                    + "take me off|remove me|unsubscribe|no more calls|lose my number|opt out)");
    private static final Pattern CALLS_MORE = Pattern.compile(
            "\\b(?:again|anymore|any more|stop|quit|never|off|remove|unsubscribe|no more|ever|opt out|lose)\\b");
    private static final Pattern HUMAN = Pattern.compile(
            "\\b(?:(?:can|could|may|want|like|need|let me|rather) (?:i |to |you )*(?:talk|speak)(?:ing)? (?:to|with) (?:a |an |some |the )?(?:real |actual |live |human )*(?:person|human|people|someone|somebody|operator|nurse|doctor|representative)|real person|human being|operator please|put me through)\\b");
    private static final Pattern WHO = Pattern.compile(
            "\\b(?:who (?:is|are|am) (?:this|that|you|calling|i (?:talking|speaking))|who's (?:this|that|calling)|are you (?:a )?(?:real|robot|machine|computer|human)|where are you calling from|what(?:'s| is) this (?:about|call))\\b");
    private static final Pattern SLOWER =
            Pattern.compile("\\b(?:slow(?:er| down)|too fast|speak up|louder|not so (?:fast|quick))\\b");
    private static final Pattern REPEAT = Pattern.compile(
            "\\b(?:say (?:that |it )?again|repeat (?:that|it|the question|please)|(?:could|can|would) you (?:please )?repeat|pardon(?: me)?$|come again|what did you say|what was that|didn't (?:catch|hear|get) (?:that|you)|can't hear you|one more time)\\b");

    private Intents() {}

    /** The one an utterance expresses; null if none. */
    static @Nullable Intent of(Words words) {
        if (words.has(DO_NOT_CALL) && words.has(CALLS_MORE)) {
            return Intent.DO_NOT_CALL;
        }
        if (words.has(HUMAN)) {
            return Intent.HUMAN;
        }
        if (Manner.stops(words)) {
            return Intent.STOP;
        }
        if (words.has(WHO)) {
            return Intent.WHO;
        }
        if (words.has(SLOWER)) {
            return Intent.SLOWER;
        }
        if (words.has(REPEAT)) {
            return Intent.REPEAT;
        }
        return Manner.waits(words) ? Intent.WAIT : null;
    }
}
