package io.hearthline.telephony.carrier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.session.CallKind;
import io.hearthline.telephony.recipients.PhoneNumber;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallerIdsTest {
    private static final String NUMBER = "+15005550006";
    private final CallerIds ids = new CallerIds(NUMBER, List.of("+15005550007", "+15005550008"));

    private static PhoneNumber phone(int serial) {
        return new PhoneNumber("+1415555" + (1000 + serial));
    }

    @Test
    void oneContactAlwaysSeesTheSameNumberAndAllNumbersAreUsed() {
        for (int each = 0; each < 50; each++) {
            String first = ids.of(CallKind.ESCALATION, phone(each));
            assertThat(ids.of(CallKind.ESCALATION, phone(each))).isEqualTo(first);
        }
        assertThat(IntStream.range(0, 50).mapToObj(each -> ids.of(CallKind.ESCALATION, phone(each))))
                .contains("+15005550007", "+15005550008")
                .doesNotContain(NUMBER);
    }

    @Test
    void everyOtherKindAndADeploymentWithoutThemShowTheOneNumber() {
        assertThat(ids.of(CallKind.HEALTH_CHECK, phone(1))).isEqualTo(NUMBER);
        assertThat(new CallerIds(NUMBER, List.of()).of(CallKind.ESCALATION, phone(1)))
                .isEqualTo(NUMBER);
    }
}
