package io.hearthline.telephony.live;

import io.hearthline.contracts.access.Caller;
import io.hearthline.telephony.platform.Access;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Lets readers in, whatever they are connected by. Blocks. */
@ApplicationScoped
class LiveDesk {
    private static final Logger LOG = Logger.getLogger(LiveDesk.class);
    private static final Duration START = Duration.ofSeconds(5);

    private final LiveTokens tokens;
    private final LiveFeed feed;
    private final LiveNews news;
    private final EventTail tail;
    private final Access access;
    private final Clock clock;

    LiveDesk(LiveTokens tokens, LiveFeed feed, LiveNews news, EventTail tail, Access access, Clock clock) {
        this.tokens = tokens;
        this.feed = feed;
        this.news = news;
        this.tail = tail;
        this.access = access;
        this.clock = clock;
    }

    /** Whom a token names. */
    Optional<LiveTokens.Verified> verify(String token) {
        return tokens.verify(token);
    }

    /** Lets a reader in: first that it is, then how the calls stand, then whatever happens. */
    LiveReader admit(LiveOut out, LiveTokens.Verified verified) {
        Caller caller = verified.caller();
        access.note(caller, "live.open", null);
        LiveReader reader = new LiveReader(out, access, clock, caller, verified.expiresAt());
        try {
            if (!tail.following(START)) {
                LOG.warn("live feed begins without events, the log is not reached yet");
            }
            reader.hand(new LiveMessage.Ready(verified.expiresAt()));
            feed.join(reader);
            for (LiveMessage status : news.now()) {
                reader.hand(status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reader.close(LiveOut.Farewell.STOPPING);
        }
        return reader;
    }
}
