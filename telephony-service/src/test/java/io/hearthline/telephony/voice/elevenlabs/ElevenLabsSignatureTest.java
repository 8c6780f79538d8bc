package io.hearthline.telephony.voice.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.telephony.Fixtures;
import io.hearthline.telephony.voice.elevenlabs.ElevenLabsSignature.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElevenLabsSignatureTest {
    /** Accepted by the vendor's own library, which takes any time to come. */
    private static final Set<String> TOO_FAR_AHEAD = Set.of("el_future_timestamp_1h", "el_never_expires_for_tests");

    static Stream<JsonNode> vectors() {
        return Fixtures.vectors("elevenlabs_");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheVendorsOwnLibraryButForTimesToCome(JsonNode vector) {
        String name = vector.get("name").asText();

        Verdict verdict = new ElevenLabsSignature(vector.get("secret").asText())
                .check(
                        vector.get("header").asText(),
                        vector.get("raw_body").asText().getBytes(StandardCharsets.UTF_8),
                        Instant.ofEpochSecond(vector.get("now_unix").asLong()));

        if (TOO_FAR_AHEAD.contains(name)) {
            assertThat(verdict).as(name).isEqualTo(Verdict.OUT_OF_TIME);
        } else {
            assertThat(verdict == Verdict.VALID)
                    .as(name)
                    .isEqualTo(vector.get("valid").asBoolean());
        }
    }
}
