package io.hearthline.portal.today;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.portal.clients.Kept;
import io.hearthline.portal.clients.RecordsClient;
import io.hearthline.portal.clients.Reply;
import io.hearthline.portal.grants.Sight;
import io.hearthline.portal.platform.Moments;
import io.hearthline.portal.projection.AlertStore;
import io.hearthline.portal.projection.CallStore;
import io.hearthline.portal.projection.KnownAlert;
import io.hearthline.portal.projection.KnownCall;
import io.hearthline.portal.projection.Person;
import io.hearthline.portal.projection.PersonStore;
import io.hearthline.portal.projection.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers the rows: everybody the viewer may see, the neediest first, with one question to the worker. */
@ApplicationScoped
class Today {
    private static final String DELAYED =
            "Summaries are delayed: the service that keeps them does not answer. Calls and alerts below are current.";

    /** All rows, and what is late. */
    record Rows(List<TodayRow> rows, String notice) {
        Rows {
            rows = List.copyOf(rows);
        }

        /** Changes when what is shown does. */
        String seen() {
            return Integer.toHexString(31 * rows.hashCode() + notice.hashCode());
        }
    }

    private record Day(
            Person person,
            DayState state,
            @Nullable KnownCall latest,
            @Nullable KnownCall held,
            List<KnownAlert> alerts) {}

    private final PersonStore people;
    private final CallStore calls;
    private final AlertStore alerts;
    private final RecordsClient records;
    private final Sight sight;
    private final Clock clock;

    Today(PersonStore people, CallStore calls, AlertStore alerts, RecordsClient records, Sight sight, Clock clock) {
        this.people = people;
        this.calls = calls;
        this.alerts = alerts;
        this.records = records;
        this.sight = sight;
        this.clock = clock;
    }

    Rows of(Caller viewer) {
        Instant now = clock.instant();
        Sight.Scope scope = sight.of(viewer);
        List<Day> days = days(visible(scope), now);
        List<CallId> held = days.stream()
                .map(Day::held)
                .filter(Objects::nonNull)
                .map(KnownCall::id)
                .toList();
        Reply<Kept.Summaries> reply = records.summaries(held);
        Map<CallId, Kept.Summary> summaries = reply.answer().map(Kept.Summaries::summaries).orElse(List.of()).stream()
                .collect(Collectors.toMap(Kept.Summary::callId, Function.identity(), (a, _) -> a));
        List<TodayRow> rows = days.stream()
                .map(day -> row(day, summaries, reply.away(), scope, now))
                .toList();
        return new Rows(rows, reply.away() ? DELAYED : "");
    }

    private List<Person> visible(Sight.Scope scope) {
        return switch (scope) {
            case Sight.Scope.Everybody _ -> people.all();
            case Sight.Scope.Granted granted -> people.find(granted.visible());
        };
    }

    private List<Day> days(List<Person> persons, Instant now) {
        List<RecipientId> ids = persons.stream().map(Person::id).toList();
        Map<RecipientId, KnownCall> latest = calls.latest(ids);
        Map<RecipientId, KnownCall> held = calls.latestHeld(ids);
        List<KnownAlert> open = alerts.open(ids);
        return persons.stream()
                .map(person -> new Day(
                        person,
                        DayState.of(person, latest.get(person.id()), now),
                        latest.get(person.id()),
                        held.get(person.id()),
                        open.stream()
                                .filter(alert -> person.id().equals(alert.recipientId()))
                                .toList()))
                .sorted(byNeed())
                .toList();
    }

    private static Comparator<Day> byNeed() {
        return Comparator.comparing(Today::worst)
                .reversed()
                .thenComparingInt(day -> day.state().rank())
                .thenComparing(day -> day.person().name());
    }

    /** Alerts that are only for information push nobody up. */
    private static Severity worst(Day day) {
        return day.alerts().stream().map(KnownAlert::severity).reduce(Severity.INFO, Severity::max);
    }

    private static TodayRow row(
            Day day, Map<CallId, Kept.Summary> summaries, boolean away, Sight.Scope scope, Instant now) {
        Person person = day.person();
        KnownCall held = day.held();
        Kept.Summary summary = held == null ? null : summaries.get(held.id());
        boolean today = held != null && Moments.sameDay(held.at(), now, person.zone());
        KnownCall latest = day.latest();
        return new TodayRow(
                person.id().toString(),
                person.name(),
                day.state().words(person.zone(), now),
                day.state().tone(),
                summary == null ? "" : summary.headline(),
                held == null || today ? "" : Moments.day(held.at(), person.zone(), now),
                summary == null ? note(held, away) : "",
                day.alerts().stream().map(alert -> chip(alert, person, now)).toList(),
                latest == null ? "" : "/calls/" + latest.id(),
                person.status() == RecipientEvent.Status.ACTIVE
                        && !day.state().onThePhone()
                        && scope.mayAct(person.id()));
    }

    private static String note(@Nullable KnownCall held, boolean away) {
        if (held == null) {
            return "No conversation yet.";
        }
        if (away) {
            return "Summary delayed: the records cannot be reached right now.";
        }
        return held.summarised() ? "The summary is not shared with you." : "The summary is being written.";
    }

    private static TodayRow.AlertChip chip(KnownAlert alert, Person person, Instant now) {
        String since = Moments.day(alert.openedAt(), person.zone(), now) + " "
                + Moments.clock(alert.openedAt(), person.zone());
        CallId call = alert.callId();
        return new TodayRow.AlertChip(
                Words.of(alert.severity()) + " alert, " + since,
                Words.tone(alert.severity()),
                call == null ? "/alerts#alert-" + alert.id() : "/calls/" + call + "#alerts");
    }
}
