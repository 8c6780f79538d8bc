package io.hearthline.llm.completions;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Joins a turn to the trace of its call: the voice engine does not pass headers on, so the context is in the body. */
@ApplicationScoped
public class CallTrace {
    private static final TextMapGetter<String> TRACEPARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals("traceparent") ? carrier : null;
        }
    };

    private final OpenTelemetry telemetry;

    CallTrace(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** Runs a turn within the call's trace; without one, within the request's own. */
    <T> T within(@Nullable String traceparent, Supplier<T> turn) {
        Context parent = Context.current();
        if (traceparent != null) {
            parent = telemetry.getPropagators().getTextMapPropagator().extract(parent, traceparent, TRACEPARENT);
        }
        Span span = telemetry
                .getTracer("llm-service")
                .spanBuilder("turn")
                .setParent(parent)
                .setSpanKind(SpanKind.INTERNAL)
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            return turn.get();
        } finally {
            span.end();
        }
    }
}
