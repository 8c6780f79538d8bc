package io.hearthline.telephony.survival;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.Resumption;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallProgress;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.calls.SessionWriter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Decides how a call goes on whose stream has ended: a finished one is hung up, any other begins a new conversation at
 * the same question, and after too many of them, or without any voice engine, the person is asked plainly. Blocks.
 */
@ApplicationScoped
public class Resumptions {
    private static final Logger LOG = Logger.getLogger(Resumptions.class);

    private final CallStore calls;
    private final CallProgress progress;
    private final SessionWriter sessions;
    private final PlainCheckIn plain;
    private final SurvivalConfig config;
    private final MeterRegistry metrics;

    Resumptions(
            CallStore calls,
            CallProgress progress,
            SessionWriter sessions,
            PlainCheckIn plain,
            SurvivalConfig config,
            MeterRegistry metrics) {
        this.calls = calls;
        this.progress = progress;
        this.sessions = sessions;
        this.plain = plain;
        this.config = config;
        this.metrics = metrics;
    }

    /** How the call goes on; counts as one resumption. */
    public Next next(Call call) {
        CallId callId = call.id();
        if (!(call.state() instanceof CallState.Open) || calls.isHangingUp(callId) || finished(callId)) {
            return new Next.HangUp();
        }
        // Whatever news were lost: somebody is on the line.
        progress.answered(callId);
        if (!calls.isPlain(callId)) {
            if (calls.nextStream(callId, config.resumes())) {
                LOG.warn("stream lost, conversation begins anew");
                metrics.counter("hearthline.calls.resumed").increment();
                return new Next.Talk();
            }
            calls.speakPlainly(callId);
        }
        return plain.ask(calls.find(callId).orElse(call));
    }

    /** True if the dialogue has said goodbye. Redis away, nobody knows, and the person decides. */
    private boolean finished(CallId callId) {
        try {
            Optional<Resumption> resumption = sessions.resumption(callId);
            return sessions.ending(callId).isPresent()
                    || (resumption.isPresent() && resumption.get().words() == null);
        } catch (RuntimeException e) {
            LOG.warnf("dialogue's end not known errorType=%s", e.getClass().getSimpleName());
            return false;
        }
    }
}
