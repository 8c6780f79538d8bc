package io.hearthline.telephony.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.telephony.recordings.ByteRange.Wanted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-499, 0, 499",
        "bytes=500-999, 500, 999",
        "bytes=9500-, 9500, 9999",
        "bytes=-500, 9500, 9999",
        "bytes=-20000, 0, 9999",
        "bytes=9999-20000, 9999, 9999"
    })
    void readsWhatTheStandardsExamplesSay(String header, long from, long to) {
        assertThat(ByteRange.read(header, 10_000)).isEqualTo(new Wanted.Part(new ByteRange(from, to)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10000-", "bytes=-0", "bytes=123456789012345678-"})
    void refusesWhatIsNotThere(String header) {
        assertThat(ByteRange.read(header, 10_000)).isEqualTo(new Wanted.Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=-", "bytes=5-2", "bytes=0-1,4-5", "items=0-1", "bytes=a-b", "bytes=1"})
    void givesAllWhereARangeIsNone(String header) {
        assertThat(ByteRange.read(header, 10_000)).isEqualTo(new Wanted.Whole());
        assertThat(ByteRange.read(null, 10_000)).isEqualTo(new Wanted.Whole());
    }
}
