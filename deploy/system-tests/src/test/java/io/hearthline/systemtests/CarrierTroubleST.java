package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.standins.twilio.Faults;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The carrier's callbacks come twice, in the wrong order or not at all; the call comes to the same. */
@OnTheSuite
@Isolated("the carrier misbehaves for everybody")
class CarrierTroubleST {
    private final Line line;

    CarrierTroubleST(Line line) {
        this.line = line;
    }

    static Stream<Named<Faults>> troubles() {
        return Stream.of(
                Named.of("duplicated and reordered", new Faults(true, true, List.of(), 0, 0)),
                Named.of(
                        "lost, the last one too",
                        new Faults(false, false, List.of("initiated", "ringing", "answered", "completed"), 0, 0)));
    }

    @AfterEach
    void theCarrierIsWellAgain() {
        line.suite().standIns().twilio().faults(Faults.NONE);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void statusCallbacksThatGoWrongChangeNothing(Faults trouble) {
        line.suite().standIns().twilio().faults(trouble);
        Person person = line.somebody("cooperative", "hypertension");

        Line.Placed call = line.checkIn(person);
        CallOutcome outcome = line.ended(call).outcome();
        JsonNode kept = line.kept(call);

        assertThat(outcome).isEqualTo(CallOutcome.COMPLETED);
        assertThat(Line.recorded(kept)).isEqualTo(line.meant(person)).hasSizeGreaterThanOrEqualTo(5);
        line.nothingIsDoubled(person, call);
    }
}
