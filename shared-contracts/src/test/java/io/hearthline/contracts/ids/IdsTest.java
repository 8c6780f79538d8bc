package io.hearthline.contracts.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthline.contracts.json.Json;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void anIdTravelsAsItsUuid() {
        CallId id = CallId.random();

        assertThat(Json.write(id)).isEqualTo("\"" + id + "\"");
        assertThat(Json.read("\"" + id + "\"", CallId.class)).isEqualTo(id);
    }

    @Test
    void whatIsNoIdIsNotRepeated() {
        assertThatThrownBy(() -> RecipientId.of("+14155550123"))
                .hasMessage("not a RecipientId")
                .hasNoCause();
    }
}
