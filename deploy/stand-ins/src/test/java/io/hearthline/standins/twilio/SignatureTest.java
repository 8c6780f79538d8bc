package io.hearthline.standins.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearthline.standins.edge.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsTheVendorDoes(JsonNode vector) {
        String url =
                vector.path(vector.has("signed_url") ? "signed_url" : "url").asText();
        Map<String, List<String>> form = new TreeMap<>();
        vector.path("params").properties().forEach(field -> form.put(field.getKey(), strings(field.getValue())));
        boolean get = vector.path("kind").asText().equals("twilio_get");

        String signature = Signature.of(vector.path("auth_token").asText(), url, get ? Map.of() : form);

        assertThat(signature)
                .as(vector.path("name").asText())
                .isEqualTo(vector.path("signature").asText());
    }

    @Test
    void aBodyIsReadAsItIsSigned() {
        for (JsonNode vector : vectors()) {
            if (vector.path("kind").asText().equals("twilio_form_post") && vector.has("raw_body")) {
                Form form = Form.parse(vector.path("raw_body").asText());
                String signature = Signature.of(
                        vector.path("auth_token").asText(), vector.path("url").asText(), form.values());
                assertThat(signature).isEqualTo(vector.path("signature").asText());
                assertThat(Form.parse(form.encode()).values()).isEqualTo(form.values());
            }
        }
    }

    /** The ones whose signature was made for exactly these inputs. */
    static List<JsonNode> vectors() {
        try (var file = SignatureTest.class.getResourceAsStream("/twilio/signatures.json")) {
            JsonNode vectors = new ObjectMapper().readTree(file).path("vectors");
            return StreamSupport.stream(vectors.spliterator(), false)
                    .filter(vector -> vector.path("valid").asBoolean())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> strings(JsonNode value) {
        List<String> all = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> all.add(element.asText()));
        } else {
            all.add(value.asText());
        }
        return all;
    }
}
