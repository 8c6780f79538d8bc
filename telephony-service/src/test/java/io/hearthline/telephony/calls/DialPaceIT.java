package io.hearthline.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No more calls a second than the carrier takes, whoever asks. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class DialPaceIT {
    private static final int CALLS = 10;

    @Inject
    DialPace pace;

    @AfterEach
    void nothingGoesWrong() {
        World.faults(Map.of());
    }

    @Test
    void replicasShareOnePace() throws Exception {
        long began = System.nanoTime();
        List<Callable<Duration>> dials = IntStream.range(0, CALLS)
                .mapToObj(_ -> (Callable<Duration>) () -> pace.reserve().orElseThrow())
                .collect(Collectors.toList());
        Duration last = Duration.ZERO;
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Duration> each : replicas.invokeAll(dials)) {
                last = each.get().compareTo(last) > 0 ? each.get() : last;
            }
        }
        Duration asking = Duration.ofNanos(System.nanoTime() - began);

        Duration gap = Duration.ofMillis(1000 / Integer.parseInt(World.setting("TWILIO_CALLS_PER_SECOND")));
        assertThat(last.plus(asking))
                .isGreaterThanOrEqualTo(gap.multipliedBy(CALLS - 1).minusMillis(5));
    }

    @Test
    void aCarrierThatIsBusyIsAskedAgainAndThePhoneRingsOnce() {
        String number = World.freshNumber();
        World.answeredBy(number, "no-answer");
        String recipientId = World.registered(World.person(number));
        World.faults(Map.of("tooManyRequests", 2));

        String callId = World.checkIn(recipientId)
                .statusCode(201)
                .body("status", oneOf("DIALING", "RINGING"))
                .extract()
                .path("callId");

        assertThat(World.dials(number)).hasSize(1);
        World.admin().post("/call/" + callId + "/hang-up").then().statusCode(202);
    }
}
