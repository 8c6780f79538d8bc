package io.hearthline.portal.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.portal.clients.Kept;
import io.hearthline.portal.clients.RecordsClient;
import io.hearthline.portal.clients.Reply;
import io.hearthline.portal.grants.Sight;
import io.hearthline.portal.platform.Moments;
import io.hearthline.portal.projection.CallStore;
import io.hearthline.portal.projection.KnownCall;
import io.hearthline.portal.projection.Person;
import io.hearthline.portal.projection.PersonStore;
import io.hearthline.portal.projection.Words;
import io.hearthline.portal.signin.Viewer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call: what it was about, what was answered, what is worrying, what was said. */
@Path("/calls/{callId}")
@RunOnVirtualThread
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class CallPage {
    private final CallStore calls;
    private final PersonStore people;
    private final RecordsClient records;
    private final Sight sight;
    private final Viewer viewer;
    private final Clock clock;

    CallPage(CallStore calls, PersonStore people, RecordsClient records, Sight sight, Viewer viewer, Clock clock) {
        this.calls = calls;
        this.people = people;
        this.records = records;
        this.sight = sight;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    public Response page(UUID callId) {
        KnownCall call = calls.find(new CallId(callId)).orElseThrow(ProblemException::notFound);
        RecipientId recipient = call.recipientId();
        Sight.Scope scope = sight.of(viewer.caller());
        if (!scope.maySee(recipient)) {
            throw ProblemException.notFound();
        }
        Optional<Person> person = recipient == null ? Optional.empty() : people.find(recipient);
        return Response.ok(view(call, person.orElse(null), scope.mayAct(recipient)))
                .build();
    }

    private CallView view(KnownCall call, @Nullable Person person, boolean mayAct) {
        Reply<Kept.Summary> summary = records.summary(call.id());
        // A service that is away is not asked three times more: the page would wait as often.
        boolean away = summary.away();
        Reply<Kept.CallTranscript> transcript = unless(away, () -> records.transcript(call.id()));
        DialogueId dialogue = call.dialogueId();
        Reply<Kept.HealthRecord> record =
                dialogue == null ? new Reply.Absent<>() : unless(away, () -> records.record(dialogue));
        RecipientId recipient = call.recipientId();
        Reply<Kept.Alerts> alerts =
                recipient == null ? new Reply.Absent<>() : unless(away, () -> records.alerts(recipient));
        ZoneId zone = person == null ? ZoneOffset.UTC : person.zone();
        return new CallView(
                head(call, person, zone),
                CallParts.summary(call, summary),
                CallParts.alerts(call.id(), alerts, transcript, person, mayAct, clock.instant()),
                CallParts.record(call, record),
                CallParts.transcript(call, transcript, person == null ? "Person" : person.preferredName()),
                facts(call, summary, record, zone));
    }

    private static <T> Reply<T> unless(boolean away, Supplier<Reply<T>> question) {
        return away ? new Reply.Away<>() : question.get();
    }

    private static CallView.Head head(KnownCall call, @Nullable Person person, ZoneId zone) {
        boolean live = call.state() != KnownCall.State.ENDED;
        CallOutcome outcome = call.outcome();
        String state = switch (call.state()) {
            case PLACED -> "being dialled";
            case RINGING -> "ringing";
            case ANSWERED -> "on the phone now";
            case ENDED -> outcome == null ? "ended" : Words.of(outcome);
        };
        Instant answered = call.answeredAt();
        Instant ended = call.endedAt();
        String length = answered == null || ended == null ? "" : ", " + length(Duration.between(answered, ended));
        return new CallView.Head(
                call.id().toString(),
                person == null ? "Somebody not in the list" : person.name(),
                person == null ? "" : "/people/" + person.id(),
                Moments.fullDay(call.at(), zone) + ", " + Moments.clock(call.at(), zone),
                Words.of(call.kind()) + ": " + state + length,
                live);
    }

    private static String length(Duration span) {
        long minutes = span.toMinutes();
        return minutes == 0
                ? Math.max(0, span.toSeconds()) + " seconds"
                : minutes + (minutes == 1 ? " minute" : " minutes");
    }

    private static List<CallView.Fact> facts(
            KnownCall call, Reply<Kept.Summary> summary, Reply<Kept.HealthRecord> record, ZoneId zone) {
        var facts = new ArrayList<CallView.Fact>();
        facts.add(new CallView.Fact("Call", call.id().toString()));
        DialogueId dialogue = call.dialogueId();
        if (dialogue != null) {
            facts.add(new CallView.Fact("Dialogue", dialogue.toString()));
        }
        facts.add(new CallView.Fact("Times shown in", zone.getId()));
        summary.answer().ifPresent(kept -> {
            facts.add(new CallView.Fact("Summary written by", kept.author()));
            facts.add(new CallView.Fact("Summary revision", Integer.toString(kept.revision())));
        });
        record.answer()
                .ifPresent(kept -> facts.add(new CallView.Fact("Record revision", Integer.toString(kept.revision()))));
        return List.copyOf(facts);
    }
}
