package io.hearthline.telephony.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
    @ParameterizedTest
    @CsvSource({"ALL,true,true", "CONTROL,true,false", "MEDIA,false,true"})
    void eachPartDoesItsOwn(Role role, boolean controls, boolean takesStreams) {
        assertThat(role.controls()).isEqualTo(controls);
        assertThat(role.takesStreams()).isEqualTo(takesStreams);
        assertThat(RoleFilter.serves(role, "/calls")).isEqualTo(controls);
        assertThat(RoleFilter.serves(role, "/twiml")).isEqualTo(controls);
        assertThat(RoleFilter.serves(role, "/health")).isTrue();
    }
}
