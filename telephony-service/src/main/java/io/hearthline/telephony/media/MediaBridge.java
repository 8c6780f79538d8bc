package io.hearthline.telephony.media;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceRequest;
import io.hearthline.telephony.voice.VoiceSession;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
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

    private static final int WAITING_FRAMES = 250;
    private static final int GOODBYE = -1;
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
    private final Queue<String> waiting = new ArrayDeque<>();
    private @Nullable VoiceSession voice;
    private @Nullable String goodbye;
    private @Nullable Integer lastSaid;
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
    }

    /** Begins the conversation. */
    public void start(VoiceEngine engine, VoiceRequest request) {
        if (!stopped) {
            voice = engine.open(request, loop, this::voiced);
        }
    }

    /** 20 ms of the person. */
    public void heard(String payload) {
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
        VoiceSession session = voice;
        if (ready && session != null && !stopped) {
            String turn = "[keypad " + key + "]";
            listener.personSaid(callId, turn);
            session.say(turn);
        }
    }

    /** A mark came back. */
    public void marked(String name) {
        if (playout.echoed(name) && name.equals(goodbye)) {
            finish();
        }
    }

    /** The phone's stream is gone. */
    public void stopped() {
        if (stopped) {
            return;
        }
        stopped = true;
        cut(playout.unheard());
        waiting.clear();
        VoiceSession session = voice;
        if (session != null) {
            session.close();
        }
        listener.ended(callId);
    }

    /** Ends the conversation from here: the line is to be hung up at once. */
    public void hangUp() {
        finish();
    }

    private void voiced(VoiceEvent event) {
        if (stopped) {
            return;
        }
        switch (event) {
            case VoiceEvent.Ready(var conversationId) -> opened(conversationId);
            case VoiceEvent.Audio(var responseId, var payload, var _) -> play(responseId, payload);
            case VoiceEvent.PersonSaid(var text) -> listener.personSaid(callId, text);
            case VoiceEvent.AgentSaid(var responseId, var text) -> {
                lastSaid = responseId;
                listener.agentSaid(callId, responseId, text, playout.remaining());
            }
            case VoiceEvent.AgentCorrected(var responseId, var text) ->
                listener.agentCorrected(callId, responseId, text);
            case VoiceEvent.Interrupted _ -> interrupted();
            case VoiceEvent.Ending _ -> loop.after(ENDING_GRACE, this::takeLeave);
            case VoiceEvent.Closed(var failure) -> closed(failure);
        }
    }

    private void opened(String conversationId) {
        ready = true;
        listener.conversationOpened(callId, conversationId);
        VoiceSession session = voice;
        while (session != null && !waiting.isEmpty()) {
            session.hear(waiting.remove());
        }
    }

    private void play(int responseId, String payload) {
        for (int from = 0; from < payload.length(); from += PIECE) {
            String piece = payload.substring(from, Math.min(from + PIECE, payload.length()));
            leg.play(piece);
            leg.mark(playout.played(responseId, piece.length()));
        }
    }

    private void interrupted() {
        leg.clear();
        cut(playout.cleared());
    }

    /** What was not heard belongs to what was said last: an engine may count its audio and its words apart. */
    private void cut(Set<Integer> unheard) {
        Integer said = lastSaid;
        unheard.stream()
                .filter(id -> id != GOODBYE)
                .map(id -> said == null ? id : said)
                .distinct()
                .forEach(id -> listener.agentCut(callId, id));
    }

    private void closed(@Nullable VoiceFailure failure) {
        voiceClosed = true;
        ready = false;
        if (failure != null) {
            LOG.warnf("voice engine closed kind=%s errorType=%s", failure.kind(), failure.errorType());
        }
        takeLeave();
    }

    /** Waits until the last word has been heard, as far as the phone tells, then ends the call. */
    private void takeLeave() {
        if (goodbye != null || finished || stopped) {
            return;
        }
        goodbye = playout.mark(GOODBYE);
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
