package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.contracts.session.CallToken;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.telephony.carrier.Carrier;
import io.hearthline.telephony.carrier.CarrierException;
import io.hearthline.telephony.media.BridgeListener;
import io.hearthline.telephony.media.CallLeg;
import io.hearthline.telephony.media.MediaBridge;
import io.hearthline.telephony.platform.CallContext;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEngines;
import io.hearthline.telephony.voice.VoiceRequest;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The calls whose audio runs through this process. */
@ApplicationScoped
public class LiveCalls implements BridgeListener {
    private static final Logger LOG = Logger.getLogger(LiveCalls.class);
    private static final Duration COMPLETIONS_VALID_AFTER_END = Duration.ofMinutes(5);
    /** After a stream has gone the carrier's own news are due; if they are lost, it is asked. */
    private static final Duration CHECK_AFTER_STREAM = Duration.ofSeconds(3);

    private final Map<CallId, MediaBridge> bridges = new ConcurrentHashMap<>();
    private final CallStore store;
    private final CallProgress progress;
    private final SessionWriter sessions;
    private final TurnLogs turns;
    private final Sound sound;
    private final ExecutorService blocking;

    LiveCalls(
            CallStore store,
            CallProgress progress,
            SessionWriter sessions,
            TurnLogs turns,
            Sound sound,
            @VirtualThreads ExecutorService blocking) {
        this.store = store;
        this.progress = progress;
        this.sessions = sessions;
        this.turns = turns;
        this.sound = sound;
        this.blocking = blocking;
    }

    /** Who speaks, who carries, and the limits of it. */
    @Singleton
    static final class Sound {
        private final VoiceEngines engines;
        private final Carrier carrier;
        private final CallsConfig config;
        private final CallToken tokens;
        private final Clock clock;

        Sound(VoiceEngines engines, Carrier carrier, CallsConfig config, Clock clock) {
            this.engines = engines;
            this.carrier = carrier;
            this.config = config;
            this.tokens = new CallToken(config.tokenSecret());
            this.clock = clock;
        }
    }

    /** A token that opens the media socket of a call once, soon. */
    public String streamToken(CallId callId) {
        return sound.tokens.mint(
                callId, CallToken.Purpose.STREAM, sound.clock.instant().plus(Duration.ofMinutes(5)));
    }

    /** The call a stream token is for; empty if it is not one of ours, or not any more. */
    public Optional<CallId> streamOf(String token) {
        try {
            return sound.tokens.verify(token, CallToken.Purpose.STREAM, sound.clock.instant());
        } catch (IllegalArgumentException e) {
            // Rightly signed but unreadable cannot be: it is none of ours.
            LOG.debugf("stream token unreadable errorType=%s", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** A bridge for a stream that has started; begins to talk once it is admitted. */
    public MediaBridge bridge(CallId callId, CallLeg leg, Loop loop) {
        return new MediaBridge(callId, leg, loop, this, sound.clock);
    }

    /**
     * Admits a stream to its call, once, and lets the engine speak; closes the stream otherwise. Returns at once.
     */
    public void admit(CallId callId, String streamId, MediaBridge bridge, CallLeg leg, Loop loop) {
        blocking.execute(() -> {
            try (CallContext _ = CallContext.of(callId)) {
                Optional<Admitted> admitted = admitted(callId, streamId);
                if (admitted.isPresent()) {
                    VoiceEngine engine =
                            sound.engines.inOrder(admitted.get().engine()).getFirst();
                    bridges.put(callId, bridge);
                    LOG.info("stream started");
                    loop.execute(() -> bridge.start(engine, admitted.get().request()));
                } else {
                    LOG.warn("stream refused, its call has one or is over");
                    loop.execute(leg::close);
                }
            } catch (RuntimeException e) {
                // The edge of a thread: whatever failed, the phone must not stay silent.
                LOG.errorf("stream not admitted errorType=%s", e.getClass().getSimpleName());
                loop.execute(leg::close);
            }
        });
    }

    /** @param engine the persona's choice, null for the usual one */
    private record Admitted(VoiceRequest request, @Nullable String engine) {}

    private Optional<Admitted> admitted(CallId callId, String streamId) {
        if (!store.claimStream(callId, streamId)) {
            return Optional.empty();
        }
        progress.answered(callId);
        Call call = store.find(callId).orElseThrow();
        Instant answeredAt = call.answeredAt();
        if (answeredAt == null) {
            return Optional.empty();
        }
        turns.open(call, answeredAt);
        CallSession session = sessions.read(callId).orElseThrow();
        Duration longest = Duration.ofMinutes(sound.config.maxDurationMinutes());
        VoiceRequest request = new VoiceRequest(
                callId,
                call.kind(),
                call.userId(),
                session.prompt(),
                session.greeting(),
                new VoiceRequest.Voice(
                        session.persona().language(),
                        session.persona().voiceId(),
                        session.persona().pace()),
                sound.tokens.mint(
                        callId,
                        CallToken.Purpose.COMPLETIONS,
                        answeredAt.plus(longest).plus(COMPLETIONS_VALID_AFTER_END)),
                call.traceparent());
        return Optional.of(new Admitted(request, session.persona().engine()));
    }

    /** True if the call's audio runs through here. */
    public boolean carries(CallId callId) {
        return bridges.containsKey(callId);
    }

    /** Ends a call, if it is not over; blocks. */
    public void hangUp(Call call) {
        String carrierCallId = call.carrierCallId();
        MediaBridge bridge = bridges.get(call.id());
        if (call.phone() == null && bridge != null) {
            bridge.drop();
            return;
        }
        if (carrierCallId == null) {
            store.checkAt(call.id(), sound.clock.instant());
            return;
        }
        try {
            sound.carrier.hangUp(carrierCallId);
            store.checkAt(call.id(), sound.clock.instant().plus(CHECK_AFTER_STREAM));
        } catch (CarrierException e) {
            LOG.warnf("call not hung up errorType=%s", e.getMessage());
            store.checkAt(call.id(), sound.clock.instant());
        }
    }

    @Override
    public void conversationOpened(CallId callId, String conversationId) {
        inBackground(callId, () -> {
            store.addConversation(callId, conversationId);
            sessions.conversing(callId, conversationId);
        });
    }

    @Override
    public void personSaid(CallId callId, String text) {
        turns.add(callId, Speaker.PERSON, null, text, 0);
    }

    @Override
    public void agentSaid(CallId callId, int responseId, String text, Duration inAbout) {
        turns.add(callId, Speaker.AGENT, responseId, text, inAbout.toMillis());
    }

    @Override
    public void agentCorrected(CallId callId, int responseId, String text) {
        turns.revise(callId, responseId, _ -> text);
    }

    @Override
    public void agentCut(CallId callId, int responseId) {
        turns.revise(callId, responseId, text -> text);
    }

    @Override
    public void finished(CallId callId) {
        inBackground(callId, () -> store.find(callId).ifPresent(this::hangUp));
    }

    @Override
    public void ended(CallId callId) {
        inBackground(callId, () -> {
            if (bridges.remove(callId) != null) {
                turns.flush(callId);
                turns.close(callId);
                store.checkAt(callId, sound.clock.instant().plus(CHECK_AFTER_STREAM));
            }
        });
    }

    private void inBackground(CallId callId, Runnable task) {
        blocking.execute(() -> {
            try (CallContext _ = CallContext.of(callId)) {
                task.run();
            } catch (RuntimeException e) {
                // The edge of a thread; what was not done the reconciler finds.
                LOG.errorf("call task failed errorType=%s", e.getClass().getSimpleName());
            }
        });
    }
}
