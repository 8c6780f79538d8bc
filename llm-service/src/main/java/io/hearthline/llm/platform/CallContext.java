package io.hearthline.llm.platform;

import io.hearthline.contracts.ids.CallId;
import org.jboss.logging.MDC;

/** Puts the call a request belongs to into every log line of its thread. */
public final class CallContext implements AutoCloseable {
    private static final String CALL = "callId";
    private static final String REQUEST = "requestId";

    private CallContext() {}

    /** Until closed, log lines of this thread name the call. */
    public static CallContext of(CallId callId) {
        MDC.put(CALL, callId.toString());
        return new CallContext();
    }

    /** Where there is no call, they name the request. */
    public static CallContext ofRequest(String requestId) {
        MDC.put(REQUEST, requestId);
        return new CallContext();
    }

    @Override
    public void close() {
        MDC.remove(CALL);
        MDC.remove(REQUEST);
    }
}
