package io.hearthline.telephony.simulator;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallToken;
import io.hearthline.contracts.session.Profile;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallProgress;
import io.hearthline.telephony.calls.Dispatcher;
import io.hearthline.telephony.carrier.CarrierStatus;
import io.hearthline.telephony.platform.CallContext;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Calls that ring nowhere: somebody at a desk takes part in them. */
@ApplicationScoped
class TestCalls {
    private static final Logger LOG = Logger.getLogger(TestCalls.class);
    private static final Duration TOKEN_GOOD_FOR = Duration.ofMinutes(2);

    private final Set<CallId> onTheLine = ConcurrentHashMap.newKeySet();
    private final Dispatcher dispatcher;
    private final CallProgress progress;
    private final ExecutorService blocking;
    private final CallToken tokens;
    private final Clock clock;
    private final Duration longest;

    TestCalls(
            Dispatcher dispatcher,
            CallProgress progress,
            @VirtualThreads ExecutorService blocking,
            Clock clock,
            @ConfigProperty(name = "telephony.calls.token-secret") String secret,
            @ConfigProperty(name = "telephony.calls.max-duration-minutes") int maxMinutes) {
        this.dispatcher = dispatcher;
        this.progress = progress;
        this.blocking = blocking;
        this.clock = clock;
        this.tokens = new CallToken(secret);
        this.longest = Duration.ofMinutes(maxMinutes);
    }

    /** Makes one; blocks. */
    Call make(Profile person, String asker) {
        return dispatcher.test(person, asker);
    }

    /** Lets one browser onto the call, soon. */
    String token(CallId callId) {
        return tokens.mint(callId, CallToken.Purpose.BROWSER, clock.instant().plus(TOKEN_GOOD_FOR));
    }

    /** The call a token opens the line of, the first time; empty if it is not good, or any more. */
    Optional<CallId> opened(String token) {
        try {
            return tokens.verify(token, CallToken.Purpose.BROWSER, clock.instant())
                    .filter(onTheLine::add);
        } catch (IllegalArgumentException e) {
            LOG.debugf("phone token unreadable errorType=%s", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** How long a call may last. */
    Duration longest() {
        return longest;
    }

    /** The browser is gone: the call is over. Returns at once. */
    void over(CallId callId) {
        blocking.execute(() -> {
            try (CallContext _ = CallContext.of(callId)) {
                progress.news(
                        callId, null, new CarrierStatus.Completed(null, clock.instant()), CallProgress.UNNUMBERED);
            } catch (RuntimeException e) {
                // The edge of a thread; a call that stays open the reconciler ends.
                LOG.errorf("test call not ended errorType=%s", e.getClass().getSimpleName());
            } finally {
                onTheLine.remove(callId);
            }
        });
    }
}
