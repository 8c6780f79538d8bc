package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.standins.callee.Remark;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The line breaks in mid-call: the person hears an apology and the same question, and the check-in goes on. */
@OnTheSuite
@Isolated("measures how long a line is quiet")
class ResumeST {
    private static final QuestionBank BANK = QuestionBank.load();
    private static final Duration ALLOWED = Duration.ofSeconds(6);
    private static final String APOLOGY = "we were cut off";

    private final Line line;

    ResumeST(Line line) {
        this.line = line;
    }

    /** Somebody on the phone, and the socket their voice comes through. */
    private record Talk(Person person, Line.Placed call, Balancer.Link link) {}

    @Test
    @Tag("long")
    void threeWaysToLoseALineAreAllSurvived() throws IOException {
        try (Balancer balancer = new Balancer();
                Replica replica = new Replica(line, "telephony-resuming", Map.of("PUBLIC_URL", balancer.url()))) {
            balancer.first(replica.ready().port());
            Talk finished = talk(replica, balancer);
            Talk reset = talk(replica, balancer);
            Talk silent = talk(replica, balancer);
            List<Talk> all = List.of(finished, reset, silent);
            all.forEach(each -> line.answersCaptured(each.call, 2));
            Map<Talk, Set<String>> before =
                    all.stream().collect(Collectors.toMap(each -> each, each -> line.captured(each.call)));

            Instant lostAt = Instant.now();
            silent.link.fallSilent();
            finished.link.finish();
            reset.link.reset();

            List<Duration> quiet = all.stream()
                    .map(each -> Duration.between(lostAt, resumed(each.person).at()))
                    .toList();
            System.out.println("until the resumed question was said, FIN, RST, silent: " + quiet);
            assertThat(quiet.getFirst()).isLessThanOrEqualTo(ALLOWED);
            all.forEach(each -> goesOnToItsEnd(each.person, each.call, before.getOrDefault(each, Set.of())));
        }
    }

    /** Somebody is called, and their media socket is known. */
    private Talk talk(Replica replica, Balancer balancer) {
        int before = balancer.media().size();
        Person person = line.somebody("cooperative", "hypertension");
        Line.Placed call = replica.checkIn(person);
        Line.until("the media socket", Line.SOON, () -> balancer.media().size() > before);
        return new Talk(person, call, balancer.media().getLast());
    }

    private Remark resumed(Person person) {
        return Line.soon(
                "the resumed question", () -> apologies(person).stream().findFirst());
    }

    private List<Remark> apologies(Person person) {
        return line.phoneCall(person).heard().stream()
                .filter(remark -> remark.text().contains(APOLOGY))
                .toList();
    }

    private void goesOnToItsEnd(Person person, Line.Placed call, Set<String> answeredBefore) {
        CallEvent.CallEnded ended = line.ended(call);
        JsonNode kept = line.kept(call);
        assertThat(ended.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(ended.conversationIds()).hasSize(2).doesNotHaveDuplicates();
        assertThat(ended.turns()).extracting(turn -> turn.number()).doesNotHaveDuplicates();
        assertThat(Line.recorded(kept)).isEqualTo(line.meant(person)).hasSizeGreaterThanOrEqualTo(5);
        line.nothingIsDoubled(person, call);
        String after = heardSince(person, apologies(person).getFirst());
        assertThat(answeredBefore)
                .allSatisfy(question -> assertThat(after)
                        .as("asked again")
                        .doesNotContain(BANK.question(question).orElseThrow().ask()));
        assertThat(revisions(call)).as("revisions of the answers").containsOnly(1);
    }

    private String heardSince(Person person, Remark first) {
        return line.phoneCall(person).heard().stream()
                .filter(remark -> !remark.at().isBefore(first.at()))
                .map(Remark::text)
                .collect(Collectors.joining(" "));
    }

    private Set<Integer> revisions(Line.Placed call) {
        return line.suite()
                .events()
                .all(DialogueEvent.AnswerCaptured.class)
                .filter(event -> Optional.of(event.callId().toString()).equals(Optional.of(call.callId())))
                .map(DialogueEvent.AnswerCaptured::revision)
                .collect(Collectors.toSet());
    }
}
