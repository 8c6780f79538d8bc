package io.hearthline.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.session.CallOutcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallStateTest {
    private static final Instant AT = Instant.parse("2026-06-01T09:00:00Z");

    @Test
    void mayBeAnsweredWithoutHavingRung() {
        assertThat(new CallState.Dialing().answered(AT)).isEqualTo(new CallState.InProgress(AT));
        assertThat(new CallState.Dialing().ringing().answered(AT)).isEqualTo(new CallState.InProgress(AT));
    }

    @Test
    void becomesCertainAgain() {
        assertThat(new CallState.Dialing().uncertain().found()).isEqualTo(new CallState.Dialing());
        assertThat(new CallState.Dialing().uncertain().ringing()).isEqualTo(new CallState.Ringing());
    }

    @Test
    void remembersWhetherSomebodyPickedUp() {
        assertThat(new CallState.Ringing().ended(CallOutcome.NO_ANSWER, AT).answeredAt())
                .isNull();
        assertThat(new CallState.InProgress(AT)
                        .ended(CallOutcome.COMPLETED, AT.plusSeconds(60))
                        .answeredAt())
                .isEqualTo(AT);
    }
}
