package io.hearthline.telephony.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhoneNumberTest {
    @Test
    void readsANumberHoweverItIsWritten() {
        assertThat(PhoneNumber.parse("+1 (415) 555-0123")).contains(new PhoneNumber("+14155550123"));
        assertThat(PhoneNumber.parse("+44 20 7946 0958")).contains(new PhoneNumber("+442079460958"));
    }

    @Test
    void neverGuessesACountry() {
        assertThat(PhoneNumber.parse("415 555 0123")).isEmpty();
        assertThat(PhoneNumber.parse("+1")).isEmpty();
        assertThat(PhoneNumber.parse("call me")).isEmpty();
    }

    @Test
    void isNotPrinted() {
        assertThat(new PhoneNumber("+14155550123").toString()).doesNotContain("555");
    }
}
