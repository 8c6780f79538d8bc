package io.hearthline.llm.safety;

import io.hearthline.llm.understanding.Words;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An utterance as the rules of danger read it: contractions written out, apostrophes a transcript lost put back, fillers
 * and softeners left out, pauses as commas of their own.
 */
final class Spoken {
    private static final Map<String, String> WRITTEN_OUT = Stream.of(
                    "im=i am|ive=i have|i'm=i am|iam=i am|cant=can't|cannot=can't|dont=don't|didnt=didn't|doesnt=doesn't",
                    "isnt=isn't|wasnt=wasn't|hasnt=hasn't|havent=haven't|couldnt=couldn't|wouldnt=wouldn't|wont=won't",
                    "arent=aren't|werent=weren't|aint=ain't|theres=there is|thats=that is|hes=he is|shes=she is|its=it is",
                    "it's=it is|that's=that is|there's=there is|he's=he is|she's=she is|what's=what is|where's=where is",
                    "who's=who is|here's=here is|let's=let us|everything's=everything is|somebody's=somebody is",
                    "someone's=someone is|something's=something is|nobody's=nobody is|everyone's=everyone is",
                    "gonna=going to|wanna=want to|gotta=got to|gettin=getting|hurtin=hurting|bleedin=bleeding|burnin=burning",
                    "nothin=nothing|somethin=something|goin=going|y'all=you all|'em=them|dunno=don't know|kinda=|sorta=",
                    "nine-one-one=911|grey=gray|neighbour=neighbor|favour=favor|haemorrhage=hemorrhage|diarrhoea=diarrhea")
            .flatMap(line -> Stream.of(line.split("\\|")))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    private static final Map<String, String> ENDINGS =
            Map.of("'m", " am", "'ve", " have", "'re", " are", "'ll", " will", "'d", " would", "'s", " 's");
    private static final Pattern ENDING = Pattern.compile("'(?:m|ve|re|ll|d|s)$");
    private static final Pattern NUMBER = Pattern.compile("\\b(?:nine one one|nine nine nine|9 1 1|9 9 9)\\b");
    private static final Pattern SOFTENER = Pattern.compile(
            "(?<![\\w'])(?:um|uh|er|erm|hmm|hm|ah|oh|well|you know|i mean|sort of a?|kind of a?|sorta|kinda|a bit of a|a bit|a wee bit|a wee"
                    + "|really|quite|very|rather|pretty|awful|awfully|terribly|absolutely|completely|totally|proper|right proper|ever so|rightly"
                    + "|actually|basically|dear|love|honey|sweetheart|darling|duck|pet|son of a gun|sir|i'm afraid|i am afraid|just|sure|like i say)(?![\\w'])"
                    + "(?! (?:now|out|of|to|this minute|is|heart|my|me|him|her))");
    private static final Pattern MY = Pattern.compile(
            "(?<![\\w'])me (?=(?:chest|head|arm|leg|back|tongue|throat|heart|temperature|face|hand|foot|hip|knee|side|stomach|breath|breathing|eyes|eye|lips|mouth|pills|tablets|son|daughter|husband|wife|house|sugar|blood|nose|ribs|neck|shoulder)(?![\\w']))");
    private static final Pattern LOST_APOSTROPHE = Pattern.compile(
            "(?<=(?:my|the) )(chest|heart|throat|tongue|sugar|temperature|breathing|speech|leg|arm|face|heat|house|kitchen|gas|power|water|phone|head|vision|nose|mouth|husband|wife|mum|mom|dad)s(?= (?:is|been|got|gone|going|so|all|too|pounding|racing|closing|tight|swollen|swelling|\\w+ing|hurting|killing|low|high|numb|on fire|off|out)(?![\\w']))|^(throat|chest|heart)s(?= \\w+ing)");
    private static final Pattern STUTTER = Pattern.compile("(?<![\\w'])(\\w+)(?:(?: ,)? \\1(?![\\w']))+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Spoken() {}

    static String of(String utterance) {
        String paused = Words.of(utterance).paused().replace("?", " , ").replace(". . .", " , ");
        String numbers = NUMBER.matcher(paused).replaceAll("911");
        String written = Stream.of(SPACE.split(numbers)).map(Spoken::writtenOut).collect(Collectors.joining(" "));
        String plain = SOFTENER.matcher(written).replaceAll(" ");
        String owned = LOST_APOSTROPHE
                .matcher(squeezed(plain))
                .replaceAll(found -> (found.group(1) == null ? found.group(2) : found.group(1)) + " 's");
        String mine = MY.matcher(owned).replaceAll("my ");
        return squeezed(STUTTER.matcher(mine).replaceAll("$1"))
                .replaceAll("(?:^, )+|(?: ,)+$", "")
                .replaceAll("(?: ,){2,}", " ,");
    }

    private static String writtenOut(String word) {
        String whole = WRITTEN_OUT.get(word);
        if (whole != null) {
            return whole;
        }
        return ENDING.matcher(word).replaceAll(found -> ENDINGS.getOrDefault(found.group(), found.group()));
    }

    private static String squeezed(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
