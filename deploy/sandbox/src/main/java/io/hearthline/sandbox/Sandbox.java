package io.hearthline.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.sandbox.people.Person;
import io.hearthline.sandbox.people.SeedLives;
import io.hearthline.sandbox.suite.Port;
import io.hearthline.sandbox.suite.PortPlan;
import io.hearthline.sandbox.suite.Service;
import io.hearthline.sandbox.suite.StartFailure;
import io.hearthline.sandbox.suite.Suite;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogManager;

/** Runs the main job on this machine and prints what happens; see {@code ./hearthline help}. */
public final class Sandbox {
    private static final Duration FIRST_CALL_WITHIN = Duration.ofMinutes(2);
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final Options options;
    private final PrintStream out;
    private final Clock clock;

    Sandbox(Options options, PrintStream out, Clock clock) {
        this.options = options;
        this.out = out;
        this.clock = clock;
    }

    /** @param arguments see {@link Options#USAGE} */
    public static void main(String[] arguments) throws InterruptedException {
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
        Options options = Options.of(List.of(arguments)).orElse(null);
        if (options == null) {
            System.err.println(Options.USAGE);
            System.exit(MISUSED);
            return;
        }
        System.exit(new Sandbox(options, System.out, Clock.systemUTC()).run());
    }

    private int run() throws InterruptedException {
        Instant started = clock.instant();
        PortPlan ports;
        Suite suite;
        try {
            ports = PortPlan.of(System.getenv(), options.ports(), options.portOffset());
            suite = Suite.start(Suite.Plan.of(ports, options.pace()), out::println);
        } catch (StartFailure e) {
            out.println("cannot start: " + e.getMessage());
            return FAILED;
        }
        try (suite) {
            List<Person> people = seed(suite);
            out.println("ready after " + secondsSince(started) + " s");
            signIn(suite);
            if (!firstCall(suite, people)) {
                return FAILED;
            }
            if (!options.once()) {
                out.println("everything keeps running; Ctrl-C ends it");
                new CountDownLatch(1).await();
            }
            return 0;
        } catch (IllegalStateException e) {
            out.println("failed: " + e.getMessage());
            return FAILED;
        }
    }

    private List<Person> seed(Suite suite) {
        List<Person> people = Person.all();
        out.println("creating " + people.size() + " people with 14 days behind them");
        SeedLives lives = new SeedLives(suite.api());
        int calls = 0;
        for (Person person : people) {
            suite.standIns().twilio().assign(person.phone(), person.callee());
            lives.create(person);
            calls += lives.importHistory(person, clock.instant());
        }
        out.println(calls + " calls of the past imported");
        return people;
    }

    private void signIn(Suite suite) {
        out.println();
        out.println("portal    " + suite.ports().url(Port.PORTAL));
        out.println("sign in   " + suite.adminEmail() + " / " + suite.secrets().adminPassword());
        out.println();
    }

    /** True once a check-in was placed, summarised and recorded. */
    private boolean firstCall(Suite suite, List<Person> people) throws InterruptedException {
        Person person = reachable(people);
        Instant placed = clock.instant();
        out.println("calling " + person.name() + " in " + person.zone() + ", where it is "
                + LocalTime.now(clock.withZone(person.zoneId())).withNano(0) + ", at pace " + options.pace());
        Narrators narrators = new Narrators(out);
        suite.events().onEvent(narrators::hear);
        JsonNode call = suite.api()
                .post(Service.TELEPHONY, "/call/health-check", Map.of("recipientId", person.id()))
                .orThrow("the call cannot be placed")
                .json();
        Narrator narrator = narrators.narrate(CallId.of(call.get("callId").asText()));
        if (!narrator.kept().await(FIRST_CALL_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            out.println("failed: the call was " + (narrator.ended().isDone() ? "not summarised" : "not over")
                    + " after " + FIRST_CALL_WITHIN.toSeconds() + " s");
            return false;
        }
        out.println("first call summarised and recorded after " + secondsSince(placed) + " s");
        new Report(suite, out)
                .print(call.get("callId").asText(), call.get("dialogueId").asText());
        return true;
    }

    /** Somebody it is neither too early nor too late for; cooperative people and quiet times first. */
    private Person reachable(List<Person> people) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return people.stream()
                .filter(person -> person.reachableAt(now))
                .min(Comparator.comparing((Person person) -> !person.callee().equals("cooperative"))
                        .thenComparing(person -> person.checkInIsNear(now)))
                .orElseThrow(() -> new IllegalStateException("it is night for everybody"));
    }

    private String secondsSince(Instant start) {
        return "%.1f".formatted(Duration.between(start, clock.instant()).toMillis() / 1000.0);
    }
}
