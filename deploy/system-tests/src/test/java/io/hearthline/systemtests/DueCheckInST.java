package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.standins.callee.CalleeScript;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A check-in that is due calls by itself, and a caregiver reads in a browser what the person meant. */
@OnTheSuite
class DueCheckInST {
    private static final Duration DUE_WITHIN = Duration.ofSeconds(150);

    private final Line line;

    DueCheckInST(Line line) {
        this.line = line;
    }

    @Test
    void aDueCheckInCallsByItselfAndEndsInAPageThatNamesTheAnswers() {
        Person person = line.somebody(CalleeScript.named("cooperative"), nextMinute(), "hypertension");

        Line.Placed call = scheduledCall(person);
        CallEvent.CallEnded ended = line.ended(call);
        JsonNode kept = line.kept(call);

        Map<String, Object> meant = line.meant(person);
        assertThat(ended.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(meant)
                .containsKeys("gen.wellbeing", "gen.new_symptom", "gen.meds_today", "gen.sleep_hours", "gen.pain");
        assertThat(Line.recorded(kept)).isEqualTo(meant);
        line.nothingIsDoubled(person, call);
        try (Browser browser = Browser.open(line.suite())) {
            Page page = browser.call(browser.signIn(), call.callId());
            assertThat(page.locator("main").innerText()).contains(person.name());
            List<String> rows = page.locator("tr").allInnerTexts();
            for (JsonNode answer : kept.path("answers")) {
                assertThat(rows)
                        .as(page.locator("main").innerText())
                        .anyMatch(row -> row.contains(answer.path("said").asText())
                                && row.contains(answer.path("display").asText()));
            }
        }
    }

    /** HH:MM where the person lives, soon but not at once. */
    private String nextMinute() {
        ZonedDateTime now = ZonedDateTime.now(Person.daylight(java.time.Instant.now()));
        LocalTime due = now.plusSeconds(65).toLocalTime();
        return "%02d:%02d".formatted(due.getHour(), due.getMinute());
    }

    private Line.Placed scheduledCall(Person person) {
        Line.until(
                "the scheduled call", DUE_WITHIN, () -> !line.phoneCalls(person).isEmpty());
        return Line.soon(
                "its event",
                () -> line.suite()
                        .events()
                        .all(CallEvent.CallPlaced.class)
                        .filter(placed -> placed.key().equals(person.id().toString()))
                        .map(placed -> new Line.Placed(
                                placed.callId().toString(), placed.dialogueId().toString()))
                        .findFirst());
    }
}
