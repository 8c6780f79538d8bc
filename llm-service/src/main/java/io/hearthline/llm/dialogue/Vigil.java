package io.hearthline.llm.dialogue;

import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.health.Severity;
import io.hearthline.llm.safety.Claim;
import io.hearthline.llm.safety.EmergencyWording;
import io.hearthline.llm.safety.SafetyNet;
import io.hearthline.llm.understanding.Words;
import io.hearthline.llm.understanding.YesNoReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a dangerous sentence: one calm question; a clear no clears it, everything else (yes, unclear, silence)
 * confirms it. A confirmed emergency holds the call open.
 */
final class Vigil {
    private static final Pattern CLEAR_NO = Pattern.compile(
            "\\b(?:joking|kidding|teasing|joke|false alarm|misunderst\\w*|nothing like that|didn't mean|not (?:now|anymore|any more|really|me)|i'm (?:fine|okay|ok|all right|good|alright)|it's (?:fine|gone|nothing|over|passed)|just (?:a joke|joking|kidding|an expression)|figure of speech|was talking about|long ago|don't worry)\\b");
    private static final Pattern BUT = Pattern.compile("\\b(?:but|still|help|hurry|please|yes|worse|can't)\\b");
    private static final int NUDGE_EVERY = 3;
    private static final double NOTICED = 0.5;
    private static final Pattern UNDERSTOOD = Pattern.compile(
            "^(?:yes |yeah |okay |ok |oh |all right |alright |thank you |thanks )*(?:yes|yeah|okay|ok|all right|alright|i will|i'll (?:do (?:it|that)|call(?: them| now| 911)?)|i am|i'm (?:calling|doing it)(?: them| now)?|thank you|thanks|sure)(?: i will| now| dear| thank you| then)*$");
    private static final Pattern FRAGMENT = Pattern.compile(
            "(?:oh|well|i|uh|um|the|so|and|it|my|ah|er|hmm|that|what|you|hello|now|wait|it's|i'm)(?: (?:oh|well|i|uh|um|the|so|and|it|my|ah|er|hmm|that|you|it's|i'm))?");

    private final SafetyNet net;
    private final List<ConcernCategory> categories;

    Vigil(SafetyNet net, List<ConcernCategory> categories) {
        this.net = net;
        this.categories = categories;
    }

    /** Null if there is nothing dangerous to deal with. */
    @Nullable
    Taken take(Situation before, Utterance utterance) {
        Situation.Suspicion suspicion = before.suspicion();
        if (suspicion != null) {
            return answered(before, suspicion, utterance);
        }
        Optional<Claim> claim = net.claim(utterance.spoken());
        if (before.held() != null) {
            return held(before, before.held(), claim.orElse(null), utterance);
        }
        return claim.filter(c -> !confirmed(before, c.category().id()))
                .map(c -> suspect(before, c, utterance.text()))
                .orElse(null);
    }

    /** A danger the agent has noticed; one that is asked about already, or was confirmed, is not asked about anew. */
    Taken suspect(Situation before, ConcernCategory category, String said) {
        Situation.Suspicion open = before.suspicion();
        if (open != null) {
            return askAgain(before, open);
        }
        if (before.held() != null || confirmed(before, category.id())) {
            return Taken.of(before, new Step.Say(EmergencyWording.held(category)));
        }
        return suspect(before, new Claim(category, NOTICED), said);
    }

    /** The number again where an emergency holds the call open; empty where none does. */
    String reminder(Situation situation) {
        String held = situation.held();
        return held == null ? "" : EmergencyWording.held(category(held)) + " ";
    }

    Taken askAgain(Situation before, Situation.Suspicion open) {
        return Taken.of(before.suspecting(open), new Step.Say(EmergencyWording.question(category(open.category()))));
    }

    /** What a broken-off conversation about a danger begins with again; null if there is none. */
    @Nullable
    String again(Situation situation) {
        Situation.Suspicion open = situation.suspicion();
        if (open != null) {
            return EmergencyWording.question(category(open.category()));
        }
        String held = situation.held();
        return held == null ? null : EmergencyWording.held(category(held));
    }

    private static boolean confirmed(Situation situation, String category) {
        Situation.Settled settled = situation.settled().get(category);
        return settled != null && settled.confirmed();
    }

    private static Taken suspect(Situation before, Claim claim, String said) {
        String category = claim.category().id();
        Situation.Settled settled = before.settled().get(category);
        int ordinal = settled == null ? 1 : settled.count() + 1;
        return Taken.of(
                before.silent(0).suspecting(new Situation.Suspicion(category, ordinal, said, 0)),
                new Step.Suspect(category, ordinal, said, claim.confidence()),
                new Step.Say(EmergencyWording.question(claim.category())));
    }

    private Taken answered(Situation before, Situation.Suspicion suspicion, Utterance utterance) {
        ConcernCategory category = category(suspicion.category());
        if (!utterance.silent() && suspicion.again() == 0 && fragment(utterance.words())) {
            return askAgain(before, suspicion.again(1));
        }
        if (utterance.silent() && utterance.provisional() && suspicion.again() == 0) {
            // A machine does not answer either; whether it is one is known soon.
            return askAgain(before, suspicion.again(1));
        }
        boolean cleared = !utterance.silent() && clearlyDenied(suspicion, category, utterance);
        Map<String, Situation.Settled> settled = new HashMap<>(before.settled());
        settled.put(suspicion.category(), new Situation.Settled(suspicion.ordinal(), !cleared));
        Situation after = before.silent(0).suspecting(null).settling(settled);
        String said = utterance.silent() ? "" : utterance.text();
        if (cleared) {
            return Taken.of(
                    after,
                    new Step.Clear(suspicion.category(), suspicion.ordinal(), said),
                    new Step.Say(EmergencyWording.cleared() + " " + before.lastQuestion()));
        }
        return confirm(after, category, suspicion.ordinal(), said.isEmpty() ? suspicion.said() : said);
    }

    private Taken confirm(Situation after, ConcernCategory category, int ordinal, String said) {
        boolean hold = category.severity() == Severity.EMERGENCY;
        String text = EmergencyWording.confirmed(category);
        return Taken.of(
                hold ? after.holding(category.id()) : after,
                new Step.Confirm(category.id(), ordinal, said),
                new Step.Say(hold ? text : text + " " + after.lastQuestion()));
    }

    private Taken held(Situation before, String held, @Nullable Claim claim, Utterance utterance) {
        if (claim == null || confirmed(before, claim.category().id())) {
            return stayed(before, category(held), utterance);
        }
        Taken suspected = suspect(before, claim, utterance.text());
        Map<String, Situation.Settled> settled = new HashMap<>(before.settled());
        settled.put(claim.category().id(), new Situation.Settled(1, true));
        Taken confirmed = confirm(before.settling(settled), claim.category(), 1, utterance.text());
        List<Step> steps = new ArrayList<>();
        steps.add(suspected.steps().getFirst());
        steps.addAll(confirmed.steps());
        return new Taken(confirmed.situation().holding(held), steps);
    }

    /** Whoever has understood is left to act; the number is said again to everybody else, and now and then into silence. */
    private static Taken stayed(Situation before, ConcernCategory held, Utterance utterance) {
        int silences = utterance.silent() ? before.silences() + 1 : 0;
        boolean listen = utterance.silent()
                ? silences % NUDGE_EVERY != 0
                : utterance.words().has(UNDERSTOOD);
        Situation after = before.silent(silences);
        return listen
                ? Taken.of(after, new Step.Say("I'm here with you."), new Step.Listen())
                : Taken.of(after, new Step.Say(EmergencyWording.held(held)));
    }

    private boolean clearlyDenied(Situation.Suspicion suspicion, ConcernCategory category, Utterance utterance) {
        Words words = utterance.words();
        if (net.claims(suspicion.category(), utterance.spoken())) {
            return false;
        }
        Boolean yes = YesNoReader.read(EmergencyWording.question(category), words);
        boolean denied = Boolean.FALSE.equals(yes) || words.has(CLEAR_NO);
        return denied && (!words.has(BUT) || words.has(CLEAR_NO));
    }

    private static boolean fragment(Words words) {
        return FRAGMENT.matcher(words.plain()).matches();
    }

    private ConcernCategory category(String id) {
        return ConcernCategory.find(categories, id)
                .orElseThrow(() -> new IllegalStateException("concern category unknown: " + id));
    }
}
