package io.hearthline.telephony.carrier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.telephony.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioSignatureTest {
    static Stream<JsonNode> vectors() {
        return Fixtures.vectors("twilio_");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheVendorsOwnLibrary(JsonNode vector) {
        TwilioSignature signature =
                new TwilioSignature(List.of(vector.get("auth_token").asText()));
        String url = vector.get("url").asText();
        String given =
                vector.path("signature").isTextual() ? vector.get("signature").asText() : null;

        boolean valid = vector.get("kind").asText().equals("twilio_json_post")
                ? signature.validJson(
                        given, url, vector.get("raw_body").asText().getBytes(StandardCharsets.UTF_8))
                : signature.valid(given, url, fields(vector.path("params")));

        assertThat(valid)
                .as(vector.get("name").asText())
                .isEqualTo(vector.get("valid").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsARawBodyAsTheFieldsThatWereSigned(JsonNode vector) {
        if (vector.get("kind").asText().equals("twilio_form_post") && vector.has("raw_body")) {
            assertThat(Form.decode(vector.get("raw_body").asText()).fields()).isEqualTo(fields(vector.get("params")));
        }
    }

    @Test
    void takesAnUpgradeSignedWithATrailingSlash() {
        JsonNode vector = Fixtures.vectors("twilio_ws_upgrade")
                .filter(v -> v.get("name").asText().equals("ws_upgrade_trailing_slash"))
                .findFirst()
                .orElseThrow();
        TwilioSignature signature =
                new TwilioSignature(List.of(vector.get("auth_token").asText()));
        String bare = vector.get("url").asText().replaceFirst("/$", "");

        assertThat(signature.validUpgrade(vector.get("signature").asText(), bare))
                .isTrue();
        assertThat(signature.validUpgrade(null, bare)).isFalse();
        assertThat(signature.validUpgrade("", bare)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void takesEitherTokenWhileTheAccountChangesThem(JsonNode vector) {
        String token = vector.get("auth_token").asText();
        String url = vector.get("url").asText();
        boolean form = !vector.get("kind").asText().equals("twilio_json_post");
        if (form && vector.get("valid").asBoolean()) {
            String given = vector.get("signature").asText();
            Map<String, List<String>> fields = fields(vector.path("params"));

            assertThat(new TwilioSignature(List.of("the new token", token)).valid(given, url, fields))
                    .isTrue();
            assertThat(new TwilioSignature(List.of("the new token")).valid(given, url, fields))
                    .isFalse();
        }
    }

    private static Map<String, List<String>> fields(JsonNode params) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        params.properties().forEach(entry -> {
            List<String> values = new ArrayList<>();
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(value -> values.add(value.asText()));
            } else {
                values.add(entry.getValue().asText());
            }
            fields.put(entry.getKey(), values);
        });
        return fields;
    }
}
