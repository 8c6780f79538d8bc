package io.hearthline.contracts.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.json.Json;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void aRefusalHasTheShapeOfRfc9457() throws Exception {
        assertThat(Json.MAPPER.readTree(Json.write(Problem.of(409, "call-in-progress", "Call in progress"))))
                .isEqualTo(Json.MAPPER.readTree("""
                                {"type": "/problems/call-in-progress", "title": "Call in progress", "status": 409}"""));
    }

    @Test
    void everyStatusWithoutABodyHasATitleOfItsOwn() {
        assertThat(Problem.ofStatus(401).title()).isEqualTo("Sign-in required");
        assertThat(Problem.ofStatus(418).title()).isEqualTo("Refused");
        assertThat(Problem.ofStatus(502)).isEqualTo(Problem.of(502, "internal-error", "Internal error"));
    }
}
