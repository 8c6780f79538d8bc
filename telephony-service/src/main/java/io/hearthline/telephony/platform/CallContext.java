package io.hearthline.telephony.platform;

import io.hearthline.contracts.ids.CallId;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Puts the call a thread works for into every log line of it, until closed. */
public final class CallContext implements AutoCloseable {
    private static final String KEY = "callId";

    private final @Nullable Object before;

    private CallContext(CallId callId) {
        before = MDC.get(KEY);
        var _ = MDC.put(KEY, callId.toString());
    }

    /** For use in a try statement. */
    public static CallContext of(CallId callId) {
        return new CallContext(callId);
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.remove(KEY);
        } else {
            var _ = MDC.put(KEY, before);
        }
    }
}
