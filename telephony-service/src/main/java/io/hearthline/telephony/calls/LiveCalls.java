package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.contracts.session.CallToken;
import io.hearthline.contracts.session.Resumption;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.telephony.carrier.Carrier;
import io.hearthline.telephony.carrier.CarrierException;
import io.hearthline.telephony.media.BridgeListener;
import io.hearthline.telephony.media.CallLeg;
import io.hearthline.telephony.media.MediaBridge;
import io.hearthline.telephony.media.ResumeLease;
import io.hearthline.telephony.media.Streams;
import io.hearthline.telephony.platform.CallContext;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEngines;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceRequest;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private final Streams streams = new Streams();
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
        private final Handover handover;
        private final CallsConfig config;
        private final CallToken tokens;
        private final ResumeLease leases;
        private final Timekeeper timekeeper;
        private final Clock clock;

        Sound(
                VoiceEngines engines,
                Carrier carrier,
                Handover handover,
                CallsConfig config,
                ResumeLease leases,
                Timekeeper timekeeper,
                Clock clock) {
            this.engines = engines;
            this.carrier = carrier;
            this.handover = handover;
            this.config = config;
            this.tokens = new CallToken(config.tokenSecret());
            this.leases = leases;
            this.timekeeper = timekeeper;
            this.clock = clock;
        }
    }

    /** A token that opens the media socket of a call's current stream once, soon. */
    public String streamToken(CallId callId) {
        return sound.tokens.mintStream(
                new CallToken.Subject(callId, store.streamEpoch(callId)),
                sound.clock.instant().plus(Duration.ofMinutes(5)));
    }

    /** The stream a token is for; empty if it is not one of ours, or not any more. */
    public Optional<CallToken.Subject> streamOf(String token) {
        try {
            return sound.tokens.verifyStream(token, sound.clock.instant());
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
    public void admit(CallToken.Subject subject, String streamId, MediaBridge bridge, CallLeg leg, Loop loop) {
        CallId callId = subject.callId();
        blocking.execute(() -> {
            try (CallContext _ = CallContext.of(callId)) {
                Optional<Admitted> admitted = admitted(subject, streamId);
                if (admitted.isPresent()) {
                    bridges.put(callId, bridge);
                    store.find(callId).ifPresent(call -> sound.timekeeper.began(call, bridge, loop));
                    streams.add(bridge, new ResumeLease.Stream(callId, streamId));
                    LOG.infof("stream started epoch=%d", subject.epoch());
                    loop.execute(() -> start(callId, bridge, admitted.get()));
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

    private void start(CallId callId, MediaBridge bridge, Admitted admitted) {
        List<VoiceEngine> engines = sound.engines.inOrder(admitted.engine());
        VoiceEngine engine = engines.get(Math.min(admitted.failed(), engines.size() - 1));
        bridge.start(engine, VoiceEngines.suited(admitted.request(), engine, admitted.engine()));
        if (bridge.isStopped()) {
            // Gone while it was being admitted, when nobody knew of it yet.
            ended(callId, bridge);
        }
    }

    /**
     * @param engine the persona's choice, null for the usual one
     * @param failed how many engines could not be had for this call
     */
    private record Admitted(VoiceRequest request, @Nullable String engine, int failed) {}

    private Optional<Admitted> admitted(CallToken.Subject subject, String streamId) {
        CallId callId = subject.callId();
        if (!store.claimStream(callId, subject.epoch(), streamId)) {
            return Optional.empty();
        }
        progress.answered(callId);
        Call call = store.find(callId).orElseThrow();
        if (call.kind() != CallKind.TEST) {
            // A browser is silent while somebody types, and no carrier could resume it.
            sound.leases.take(new ResumeLease.Stream(callId, streamId));
        }
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
                subject.epoch() == 0 ? session.greeting() : greetingAgain(session),
                () -> greetingAgain(session),
                new VoiceRequest.Voice(
                        session.persona().language(),
                        session.persona().voiceId(),
                        session.persona().pace()),
                sound.tokens.mint(
                        callId,
                        CallToken.Purpose.COMPLETIONS,
                        answeredAt.plus(longest).plus(COMPLETIONS_VALID_AFTER_END)),
                call.traceparent());
        return Optional.of(new Admitted(request, session.persona().engine(), store.enginesFailed(callId)));
    }

    /** The same question again where the conversation broke off; from the beginning if there had been nothing yet. */
    private String greetingAgain(CallSession session) {
        return sessions.resumption(session.callId())
                .map(Resumption::words)
                .map(words -> "I'm sorry, we were cut off for a moment. " + words)
                .orElse(session.greeting());
    }

    /** The streams that run through this process. */
    public Streams streams() {
        return streams;
    }

    /** True if the call's audio runs through here. */
    public boolean carries(CallId callId) {
        return bridges.containsKey(callId);
    }

    /** Ends a call, if it is not over; blocks. */
    public void hangUp(Call call) {
        store.hangingUp(call.id());
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
        inBackground(
                callId,
                () -> store.find(callId)
                        .filter(call -> !sound.handover.takes(call))
                        .ifPresent(this::hangUp));
    }

    @Override
    public void engineFailed(CallId callId, VoiceFailure failure, MediaBridge bridge) {
        inBackground(callId, () -> {
            try {
                switch (failure.kind()) {
                    case UNREACHABLE, REFUSED -> {
                        if (store.engineFailed(callId)
                                >= sound.engines.inOrder(null).size()) {
                            store.speakPlainly(callId);
                        }
                    }
                    case WORDLESS -> store.speakPlainly(callId);
                    // A conversation that had begun may begin anew.
                    case BROKEN, TOO_LONG -> {}
                }
            } finally {
                bridge.letGo();
            }
        });
    }

    @Override
    public void ended(CallId callId, MediaBridge bridge) {
        inBackground(callId, () -> {
            if (bridges.remove(callId, bridge)) {
                sound.timekeeper.ended(callId);
                turns.flush(callId);
                turns.close(callId);
                store.checkAt(callId, sound.clock.instant().plus(CHECK_AFTER_STREAM));
            }
            streams.remove(bridge).ifPresent(sound.leases::release);
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
