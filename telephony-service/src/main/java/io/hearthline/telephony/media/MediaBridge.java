package io.hearthline.telephony.media;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.telephony.voice.Alignment;
import io.hearthline.telephony.voice.Base64Text;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceRequest;
import io.hearthline.telephony.voice.VoiceSession;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries one call's audio between phone and engine, both ways, mu-law untouched. Lives on the call's loop. What the
 * person says before the engine is ready waits in a queue of five seconds; when that is full the oldest frame is
 * dropped.
 */
public final class MediaBridge {
    /** 200 ms of mu-law in base64: 1 602 bytes, so that no group of four is cut. */
    private static final int PIECE = 2136;

    /** A mark for every tiny piece would only cost; the last of a response is marked a little later. */
    private static final long MARKED_MS = 200;

    private static final Duration MARK_AFTER = Duration.ofMillis(100);
    private static final int BYTES_PER_MS = 8;
    private static final int WAITING_FRAMES = 250;
    /** How long an echo may be late before the line is hung up all the same. */
    private static final Duration GOODBYE_GRACE = Duration.ofSeconds(5);
    /** An engine that said it will end the call and then does not. */
    private static final Duration ENDING_GRACE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(MediaBridge.class);

    private final CallId callId;
    private final CallLeg leg;
    private final Loop loop;
    private final BridgeListener listener;
    private final Playout playout;
    private final Spoken spoken = new Spoken();
    private final Map<Integer, Duration> cuts = new HashMap<>();
    private final Queue<String> waiting = new ArrayDeque<>();
    private Patience patience;
    private @Nullable VoiceSession voice;
    private @Nullable String goodbye;
    private int pieces;
    private volatile long heardAtNs = System.nanoTime();
    private boolean ending;
    private boolean markDue;
    private boolean ready;
    private boolean voiceClosed;
    private boolean finished;
    private boolean stopped;

    public MediaBridge(CallId callId, CallLeg leg, Loop loop, BridgeListener listener, Clock clock) {
        this.callId = callId;
        this.leg = leg;
        this.loop = loop;
        this.listener = listener;
        this.playout = new Playout(clock);
        this.patience = new Patience(loop, Duration.ZERO, Duration.ofSeconds(1), () -> {});
    }

    /** Begins the conversation. */
    public void start(VoiceEngine engine, VoiceRequest request) {
        if (!stopped) {
            voice = engine.open(request, loop, this::voiced);
        }
    }

    /**
     * Gives the person time to answer.
     *
     * @param own how long they may stay silent before they are spoken to again
     * @param engine after how long of silence the engine itself does so
     */
    public void patient(Duration own, Duration engine) {
        patience = new Patience(loop, own, engine, () -> {
            VoiceSession session = voice;
            if (ready && session != null && !stopped) {
                session.keepWaiting();
            }
        });
    }

    /** Puts words of ours in the person's place; they are no speech of theirs and nobody is told of them. */
    public void order(String words) {
        VoiceSession session = voice;
        if (ready && session != null && !stopped) {
            session.say(words);
        } else {
            finish();
        }
    }

    /** 20 ms of the person. */
    public void heard(String payload) {
        heardAtNs = System.nanoTime();
        VoiceSession session = voice;
        if (ready && session != null) {
            session.hear(payload);
        } else if (!voiceClosed) {
            if (waiting.size() >= WAITING_FRAMES) {
                waiting.remove();
            }
            waiting.add(payload);
        }
    }

    /** The person pressed a key: a turn of theirs, as good as a word. */
    public void digit(String key) {
        typed("[keypad " + key + "]");
    }

    /** The person typed instead of speaking. */
    public void typed(String text) {
        VoiceSession session = voice;
        if (ready && session != null && !stopped) {
            personSaid(text);
            session.say(text);
        }
    }

    /** A mark came back. */
    public void marked(String name) {
        if (!playout.echoed(name)) {
            return;
        }
        if (name.equals(goodbye)) {
            finish();
        } else if (playout.quiet()) {
            patience.begin();
        }
    }

    /** What was given before a mark will not be heard, and the mark not come back: the phone is too slow for it. */
    public void unheard(String mark) {
        playout.dropped(mark).forEach(responseId -> listener.agentCut(callId, responseId));
    }

    /** The phone's stream is gone. */
    public void stopped() {
        if (stopped) {
            return;
        }
        stopped = true;
        patience.end();
        playout.cleared().forEach(this::cut);
        waiting.clear();
        VoiceSession session = voice;
        if (session != null) {
            session.close();
        }
        listener.ended(callId, this);
    }

    /** Lets go of the line without hanging up, so that the carrier asks how the call goes on; from any thread. */
    public void letGo() {
        loop.execute(() -> {
            leg.close();
            stopped();
        });
    }

    /** True once the phone's stream is gone; on the loop. */
    public boolean isStopped() {
        return stopped;
    }

    /** How long ago the phone was heard; from any thread. */
    public Duration silentFor() {
        return Duration.ofNanos(System.nanoTime() - heardAtNs);
    }

    /** Closes the line of a phone that nobody but this process can hang up. */
    public void drop() {
        loop.execute(leg::close);
    }

    /** Ends the conversation from here: the line is to be hung up at once. */
    public void hangUp() {
        finish();
    }

    /** Ends the call as it can't go on; the reason is one of a few, for logs and metrics. */
    public void giveUp(String reason) {
        if (!finished && !stopped) {
            LOG.warnf("call given up reason=%s", reason);
            finish();
        }
    }

    private void voiced(VoiceEvent event) {
        if (stopped) {
            return;
        }
        switch (event) {
            case VoiceEvent.Ready(var conversationId) -> opened(conversationId);
            case VoiceEvent.Audio(var responseId, var payload, var alignment) -> play(responseId, payload, alignment);
            case VoiceEvent.PersonSaid(var text) -> personSaid(text);
            case VoiceEvent.AgentSaid(var responseId, var text) -> agentSaid(responseId, text);
            case VoiceEvent.AgentCorrected(var responseId, var text) -> agentCorrected(responseId, text);
            case VoiceEvent.Interrupted _ -> interrupted();
            case VoiceEvent.Ending _ -> {
                ending = true;
                loop.after(ENDING_GRACE, this::takeLeave);
            }
            case VoiceEvent.Closed(var failure) -> closed(failure);
        }
    }

    private void opened(String conversationId) {
        if (ready) {
            // The conversation before broke off; what it had not yet spoken will not be.
            spoken.unfinished().ifPresent(this::leaveUnfinished);
        }
        ready = true;
        listener.conversationOpened(callId, conversationId);
        VoiceSession session = voice;
        while (session != null && !waiting.isEmpty()) {
            session.hear(waiting.remove());
        }
    }

    private void play(int responseId, String payload, @Nullable Alignment alignment) {
        patience.end();
        spoken.sound(responseId, ms(payload), alignment);
        for (int from = 0; from < payload.length(); from += PIECE) {
            String piece = payload.substring(from, Math.min(from + PIECE, payload.length()));
            leg.play(piece);
            playout.given(responseId, ms(piece));
            if (playout.unmarkedMs() >= MARKED_MS) {
                leg.mark(playout.mark());
            }
        }
        pieces++;
        if (playout.unmarkedMs() > 0 && !markDue) {
            markDue = true;
            markTheRestAfter(pieces);
        }
    }

    /** One timer at a time, however small the vendor's pieces are. */
    private void markTheRestAfter(int given) {
        loop.after(MARK_AFTER, () -> markTheRest(given));
    }

    /** The last of a response: no more has come behind it. */
    private void markTheRest(int given) {
        if (given != pieces && playout.unmarkedMs() > 0 && !stopped) {
            markTheRestAfter(pieces);
            return;
        }
        markDue = false;
        if (playout.unmarkedMs() > 0 && !stopped) {
            leg.mark(playout.mark());
        }
    }

    private static long ms(String payload) {
        return Base64Text.bytes(payload) / BYTES_PER_MS;
    }

    private void personSaid(String text) {
        patience.end();
        leg.caption(Speaker.PERSON, text);
        listener.personSaid(callId, text);
    }

    private void agentSaid(int responseId, String text) {
        leg.caption(Speaker.AGENT, text);
        spoken.words(responseId, text);
        listener.agentSaid(callId, responseId, text, playout.remaining());
        Duration heard = cuts.get(responseId);
        if (heard != null) {
            tellCut(responseId, heard);
        }
    }

    /** The vendor reckons by its own clock; where we know better from the phone, we do. */
    private void agentCorrected(int responseId, String text) {
        if (!spoken.aligned(responseId)) {
            listener.agentCorrected(callId, responseId, text);
        } else if (!spoken.whole(responseId)) {
            leaveUnfinished(responseId);
        }
    }

    private void leaveUnfinished(int responseId) {
        if (!cuts.containsKey(responseId)) {
            spoken.heard(responseId, Long.MAX_VALUE)
                    .ifPresent(said -> listener.agentCorrected(callId, responseId, said));
        }
    }

    private void interrupted() {
        patience.end();
        leg.clear();
        List<Playout.Cut> cut = playout.cleared();
        cut.forEach(this::cut);
        VoiceSession session = voice;
        if (session != null) {
            cut.forEach(each -> session.cut(each.responseId(), each.heard()));
        }
    }

    private void cut(Playout.Cut cut) {
        cuts.put(cut.responseId(), cut.heard());
        tellCut(cut.responseId(), cut.heard());
    }

    private void tellCut(int responseId, Duration heard) {
        spoken.heard(responseId, heard.toMillis())
                .ifPresentOrElse(
                        text -> listener.agentCorrected(callId, responseId, text),
                        () -> listener.agentCut(callId, responseId));
    }

    private void closed(@Nullable VoiceFailure failure) {
        voiceClosed = true;
        ready = false;
        if (failure != null) {
            LOG.warnf("voice engine closed kind=%s errorType=%s", failure.kind(), failure.errorType());
        }
        if (failure == null || ending || goodbye != null) {
            takeLeave();
        } else {
            listener.engineFailed(callId, failure, this);
        }
    }

    /** Waits until the last word has been heard, as far as the phone tells, then ends the call. */
    private void takeLeave() {
        if (goodbye != null || finished || stopped) {
            return;
        }
        goodbye = playout.mark();
        leg.mark(goodbye);
        loop.after(playout.remaining().plus(GOODBYE_GRACE), this::finish);
    }

    private void finish() {
        if (!finished && !stopped) {
            finished = true;
            listener.finished(callId);
        }
    }
}
