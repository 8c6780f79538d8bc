package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallToken;
import io.hearthline.contracts.session.ControlWord;
import io.hearthline.telephony.media.MediaBridge;
import io.hearthline.telephony.platform.CallContext;
import io.hearthline.telephony.recipients.RecipientStore;
import io.hearthline.telephony.voice.Loop;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Keeps the time of conversations: each person's own patience, and a goodbye on calls that are about to last too long,
 * before the carrier ends them.
 */
@ApplicationScoped
class Timekeeper {
    private static final Logger LOG = Logger.getLogger(Timekeeper.class);
    private static final Duration WORD_VALID = Duration.ofMinutes(5);

    private record Talk(MediaBridge bridge, Loop loop, Instant goodbyeAt) {}

    private final Map<CallId, Talk> talks = new ConcurrentHashMap<>();
    private final RecipientStore recipients;
    private final CallsConfig config;
    private final CallToken tokens;
    private final Clock clock;

    Timekeeper(RecipientStore recipients, CallsConfig config, Clock clock) {
        this.recipients = recipients;
        this.config = config;
        this.tokens = new CallToken(config.tokenSecret());
        this.clock = clock;
    }

    /** A conversation of an answered call begins; blocks. */
    void began(Call call, MediaBridge bridge, Loop loop) {
        Duration patience = patience(call);
        loop.execute(() -> bridge.patient(patience, config.engineTurnTimeout()));
        Duration longest = Duration.ofMinutes(config.maxDurationMinutes()).minus(config.goodbyeBefore());
        Instant answeredAt = call.answeredAt();
        Instant since = answeredAt == null ? clock.instant() : answeredAt;
        talks.put(call.id(), new Talk(bridge, loop, since.plus(longest)));
    }

    private Duration patience(Call call) {
        return Optional.ofNullable(call.recipientId())
                .flatMap(recipients::find)
                .flatMap(recipient -> Optional.ofNullable(recipient.patience()))
                .orElse(config.patience());
    }

    void ended(CallId callId) {
        talks.remove(callId);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        Instant now = clock.instant();
        talks.forEach((callId, talk) -> {
            if (!now.isBefore(talk.goodbyeAt()) && talks.remove(callId, talk)) {
                try (CallContext _ = CallContext.of(callId)) {
                    LOG.info("call is to end, it is as long as any may be");
                    String word = ControlWord.goodbye(tokens, callId, now.plus(WORD_VALID));
                    talk.loop().execute(() -> talk.bridge().order(word));
                }
            }
        });
    }
}
