package io.hearthline.standins.callee;

import io.hearthline.standins.callee.CalleeScript.Rule;
import io.hearthline.standins.modem.Heard;
import io.hearthline.standins.modem.Listener;
import io.hearthline.standins.modem.Speaker;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A person on the phone. Time is counted in the 20 ms frames of the line, so a paced line changes nothing about the
 * conversation. What a caller may ask from other threads is copied; everything else belongs to the line's thread.
 */
public final class Callee {

    private static final int FRAME_MS = 20;
    private static final String PAUSE = " … ";

    private final CalleeScript script;
    private final InstantSource clock;
    private final Speaker speaker = new Speaker();
    private final Map<Rule, Integer> used = new HashMap<>();
    private final Map<String, Object> meant = new LinkedHashMap<>();
    private final List<Remark> said = new ArrayList<>();
    private final List<Remark> heard = new ArrayList<>();
    private final Map<Heard.Fault.Kind, Integer> faults = new EnumMap<>(Heard.Fault.Kind.class);

    /** Heard since the person's own last answer. */
    private final StringBuilder unanswered = new StringBuilder();

    private final StringBuilder utterance = new StringBuilder();
    /** What is still to be said of the text under way, after a pause each. */
    private final Deque<String> rest = new ArrayDeque<>();
    /** What a machine has recorded. */
    private final StringBuilder message = new StringBuilder();

    private final StringBuilder keys = new StringBuilder();
    private Listener listener = new Listener(this::take);
    private int quietMs;
    private boolean agentSpeaking;
    private @Nullable Rule speakingBy;
    private @Nullable String speaking;
    private @Nullable Rule leaving;
    private @Nullable Rule impatient;
    private int wordsToWait;
    private int pausedMs;
    private int sinceGreetingMs;
    private boolean hungUp;

    /** Picks up the phone. */
    public Callee(CalleeScript script, InstantSource clock) {
        this.script = script;
        this.clock = clock;
        if (script.greeting() != null) {
            say(script.greeting(), null);
        }
    }

    /** Hears what the line plays, any number of mu-law bytes. */
    public void hear(byte[] muLaw) {
        listener.hear(muLaw);
    }

    /** What was playing was thrown away on purpose; the word under way ends in nothing. */
    public synchronized void lineCleared() {
        listener = new Listener(this::take);
        utteranceEnded(false);
        impatient = null;
        if (speaking != null) {
            // The person's own words were the answer to what is lost.
            unanswered.setLength(0);
        }
    }

    /**
     * Lets 20 ms pass.
     *
     * @return 160 mu-law bytes: what the person says, or the carrier
     */
    public synchronized byte[] frame() {
        byte[] frame = speaker.frame();
        quietMs += FRAME_MS;
        if (speaking != null) {
            if (speaker.idle()) {
                spoken(speaking, speakingBy);
            }
        } else if (!rest.isEmpty()) {
            goOn();
        } else {
            sinceGreetingMs += FRAME_MS;
            if (!agentSpeaking) {
                react();
            }
        }
        return frame;
    }

    /** Whether it is a machine that beeps. */
    public boolean beeps() {
        return script.beepAfterMs() != null;
    }

    /** Whether a machine has given its beep. */
    public synchronized boolean beeped() {
        return script.beepAfterMs() != null && greeted() && sinceGreetingMs >= script.beepAfterMs();
    }

    /** Whether all that is said on picking up has been said. */
    public synchronized boolean greeted() {
        return script.greeting() == null || sinceGreetingMs > 0;
    }

    /** What a machine has recorded since its beep; empty if nothing. */
    public synchronized String message() {
        return message.toString();
    }

    /** The keys pressed since the last time. */
    public synchronized String pressed() {
        String pressed = keys.toString();
        keys.setLength(0);
        return pressed;
    }

    /** Whether the person has put the phone down. */
    public synchronized boolean hungUp() {
        return hungUp;
    }

    /** The line is gone: what was under way stays unfinished. */
    public synchronized void lineEnded() {
        utteranceEnded(false);
        if (speaking != null) {
            said.add(new Remark(clock.instant(), speaking, false));
            speaking = null;
        }
    }

    /** Question id to what the person meant and fully said. */
    public synchronized Map<String, Object> meant() {
        return new LinkedHashMap<>(meant);
    }

    /** Everything the person said, in order. */
    public synchronized List<Remark> said() {
        return List.copyOf(said);
    }

    /** Everything the person heard, in order. */
    public synchronized List<Remark> heard() {
        return List.copyOf(heard);
    }

    /** What was wrong with the audio, with counts; empty on a sound line. */
    public synchronized Map<Heard.Fault.Kind, Integer> faults() {
        return new EnumMap<>(faults);
    }

    private synchronized void take(Heard what) {
        switch (what) {
            case Heard.Word word -> word(word);
            case Heard.Fault(var kind) -> faults.merge(kind, 1, Integer::sum);
            case Heard.Carrier _ -> {
                // Nothing is said; time is counted by the line.
            }
        }
    }

    private void word(Heard.Word word) {
        quietMs = 0;
        if (word.sequence() == 0 && !utterance.isEmpty()) {
            utteranceEnded(false);
        }
        agentSpeaking = true;
        append(utterance, word.text());
        append(unanswered, word.text());
        if (beeped()) {
            append(message, word.text());
        }
        if (word.last()) {
            utteranceEnded(true);
        }
        losePatience();
    }

    private void utteranceEnded(boolean complete) {
        agentSpeaking = false;
        if (!utterance.isEmpty()) {
            heard.add(new Remark(clock.instant(), utterance.toString(), complete));
            utterance.setLength(0);
        }
    }

    /** Some hang up or talk before a question is over. */
    private void losePatience() {
        if (impatient != null) {
            wordsToWait--;
        } else {
            Rule rule = rule();
            Integer words = rule == null ? null : wordsLeftTo(rule);
            if (words != null) {
                impatient = rule;
                wordsToWait = words;
            }
        }
        if (impatient != null && wordsToWait == 0) {
            Rule rule = impatient;
            impatient = null;
            if (rule.interrupts() == null) {
                hungUp = true;
            } else if (speaking == null) {
                answer(rule);
            }
        }
    }

    private @Nullable Integer wordsLeftTo(Rule rule) {
        boolean talksOver = rule.interrupts() != null
                && used.getOrDefault(rule, 0) < rule.say().size();
        return talksOver
                ? rule.interrupts()
                : rule.hangUp() == null ? null : rule.hangUp().afterWords();
    }

    private void react() {
        if (leaving != null && leaving.hangUp() != null && leaving.hangUp().afterQuietMs() != null) {
            hungUp |= quietMs >= leaving.hangUp().afterQuietMs();
        }
        hungUp |= script.hangUpAfterQuietMs() != null && quietMs >= script.hangUpAfterQuietMs();
        if (unanswered.isEmpty() || quietMs < script.thinkingMs()) {
            return;
        }
        Rule rule = rule();
        if (rule != null) {
            answer(rule);
        } else if (quietMs >= script.puzzledMs()) {
            unanswered.setLength(0);
            if (script.otherwise() != null) {
                say(script.otherwise(), null);
            }
        }
    }

    private void answer(Rule rule) {
        unanswered.setLength(0);
        impatient = null;
        int turn = used.merge(rule, 1, Integer::sum) - 1;
        if (rule.press() != null) {
            keys.append(rule.press());
        }
        if (!rule.say().isEmpty()) {
            say(rule.say().get(Math.min(turn, rule.say().size() - 1)), rule);
        } else if (rule.press() != null) {
            meant.putAll(rule.meaning());
        }
    }

    /** The rule whose words were heard last; of those that end together, the first in the file. */
    private @Nullable Rule rule() {
        Rule best = null;
        int end = -1;
        for (Rule rule : script.rules()) {
            Matcher matcher = rule.heard().matcher(unanswered);
            while (matcher.find()) {
                if (matcher.end() > end) {
                    best = rule;
                    end = matcher.end();
                }
            }
        }
        return best;
    }

    private void say(String text, @Nullable Rule rule) {
        rest.addAll(List.of(text.split(PAUSE)));
        speakingBy = rule;
        sayNext();
    }

    private void sayNext() {
        String part = rest.remove();
        speaker.say(part);
        speaking = part;
        pausedMs = 0;
    }

    private void goOn() {
        pausedMs += FRAME_MS;
        if (pausedMs >= script.pauseMs()) {
            sayNext();
        }
    }

    private void spoken(String text, @Nullable Rule rule) {
        said.add(new Remark(clock.instant(), text, true));
        speaking = null;
        quietMs = 0;
        leaving = null;
        if (rule != null && rest.isEmpty()) {
            if (used.getOrDefault(rule, 0) >= rule.say().size()) {
                meant.putAll(rule.meaning());
            }
            leaving = rule.hangUp() == null ? null : rule;
            hungUp |= rule.hangUp() != null && rule.hangUp().afterSaying();
        }
    }

    private static void append(StringBuilder text, String word) {
        text.append(text.isEmpty() ? "" : " ").append(word);
    }
}
