package io.hearthline.llm.turns;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.AnsweredBy;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.contracts.session.CallToken;
import io.hearthline.contracts.session.ControlWord;
import io.hearthline.contracts.session.Direction;
import io.hearthline.contracts.session.SessionKeys;
import io.hearthline.llm.dialogue.Situation;
import io.hearthline.llm.platform.LlmConfig;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What telephony tells of a call while it lasts: who picked up, and that it is time to say goodbye. */
@ApplicationScoped
public class Pickup {
    private static final Logger LOG = Logger.getLogger(Pickup.class);

    private final RedisDataSource redis;
    private final CallToken tokens;
    private final Clock clock;

    Pickup(RedisDataSource redis, LlmConfig config, Clock clock) {
        this.redis = redis;
        this.tokens = new CallToken(config.callTokenSecret().orElse(""));
        this.clock = clock;
    }

    /** Who picked up; empty while nobody knows, or if Redis does not answer. */
    Optional<AnsweredBy> answeredBy(CallId callId) {
        try {
            return Optional.ofNullable(redis.value(String.class).get(SessionKeys.answeredBy(callId)))
                    .map(AnsweredBy::valueOf);
        } catch (RuntimeException e) {
            LOG.warnf("verdict on the line unread errorType=%s", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** True until a person picked up for sure or said who they are; somebody who calls us is no machine. */
    boolean provisional(CallSession session, Situation situation) {
        return session.direction() == Direction.OUTBOUND
                && !situation.rightParty()
                && answeredBy(session.callId()).map(AnsweredBy::nobody).orElse(true);
    }

    /** True if the words hold telephony's order to end this call. */
    boolean saysGoodbye(String text, CallSession session) {
        return ControlWord.saysGoodbye(text, tokens, session.callId(), clock.instant());
    }
}
