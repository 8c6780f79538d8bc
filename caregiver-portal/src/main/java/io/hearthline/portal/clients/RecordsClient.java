package io.hearthline.portal.clients;

import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks the worker what is kept, with the viewer's own rights. */
@ApplicationScoped
public class RecordsClient {
    /** Summaries asked for at once; an address has an end. */
    public static final int BATCH = 100;

    private static final String SERVICE = "records";

    private final RecordsApi records;
    private final PageToken token;

    RecordsClient(@RestClient RecordsApi records, PageToken token) {
        this.records = records;
        this.token = token;
    }

    /** The summaries of up to {@value #BATCH} calls in one question; calls without one are left out. */
    public Reply<Kept.Summaries> summaries(Collection<CallId> calls) {
        if (calls.isEmpty()) {
            return new Reply.Got<>(new Kept.Summaries(List.of()));
        }
        String header = token.header();
        List<String> ids = calls.stream().limit(BATCH).map(CallId::toString).toList();
        return Asking.ask(SERVICE, () -> records.summaries(header, ids));
    }

    public Reply<Kept.Summary> summary(CallId call) {
        String header = token.header();
        return Asking.ask(SERVICE, () -> records.summary(header, call.value()));
    }

    public Reply<Kept.CallTranscript> transcript(CallId call) {
        String header = token.header();
        return Asking.ask(SERVICE, () -> records.transcript(header, call.value()));
    }

    public Reply<Kept.HealthRecord> record(DialogueId dialogue) {
        String header = token.header();
        return Asking.ask(SERVICE, () -> records.record(header, dialogue.value()));
    }

    /** Everything that was opened for a person. */
    public Reply<Kept.Alerts> alerts(RecipientId person) {
        String header = token.header();
        return Asking.ask(SERVICE, () -> records.alerts(header, person.toString()));
    }

    /**
     * A page of alerts of everybody the viewer may see.
     *
     * @param status null for any
     * @param before the {@code next} of the page before, null for the first
     */
    public Reply<Kept.Alerts> alerts(@Nullable String status, @Nullable String before) {
        String header = token.header();
        return Asking.ask(SERVICE, () -> records.alerts(header, status, before));
    }

    /**
     * Says that an alert is over.
     *
     * @param outcome {@code true}, {@code false} or {@code unclear}
     */
    public Reply<Boolean> resolve(AlertId alert, String outcome) {
        String header = token.header();
        return Asking.ask(SERVICE, () -> {
            records.resolve(header, alert.value(), Map.of("outcome", outcome));
            return Boolean.TRUE;
        });
    }

    /** Says that the viewer has taken an alert on. */
    public Reply<Boolean> acknowledge(AlertId alert) {
        String header = token.header();
        return Asking.ask(SERVICE, () -> {
            records.acknowledge(header, alert.value(), Map.of());
            return Boolean.TRUE;
        });
    }
}
