package io.hearthline.postcall.platform;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Carries a trace across work that waits in a table. */
public final class Traces {
    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private Traces() {}

    /** W3C trace context of the current span; null outside any. */
    public static @Nullable String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    /** Does the work as a part of the trace. */
    public static void within(@Nullable String traceparent, Runnable work) {
        if (traceparent == null || !TRACEPARENT.matcher(traceparent).matches()) {
            work.run();
            return;
        }
        SpanContext parent = SpanContext.createFromRemoteParent(
                traceparent.substring(3, 35),
                traceparent.substring(36, 52),
                TraceFlags.fromHex(traceparent, 53),
                TraceState.getDefault());
        try (Scope _ = Context.root().with(Span.wrap(parent)).makeCurrent()) {
            work.run();
        }
    }
}
