package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.Topics;
import io.hearthline.sandbox.suite.Service;
import io.hearthline.standins.callee.Remark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What people say, who they are and how to reach them stands in no log, metric or header. */
@OnTheSuite
@Isolated("reads what all others have left behind")
class CanaryST {
    private static final String POISON = """
            {"type":"CallEnded","callId":"quizzicalwalrus","turns":[{"speaker":"PERSON","text":"velveteenbadger"}]}""";

    private final Line line;

    CanaryST(Line line) {
        this.line = line;
    }

    @Test
    void noWordNameOrNumberLeavesTheRecords() throws IOException {
        Person person = line.somebody("canary", "hypertension");
        Line.Placed call = line.checkIn(person);
        line.ended(call);
        line.kept(call);
        try (Log log = new Log(line.suite().kafkaServers())) {
            log.publish(Topics.CALLS, person.id().toString(), POISON);
            Line.until("the dead letter", Line.A_CALL, () -> !log.deadLetters().isEmpty());

            Set<String> forbidden = forbidden(person);
            assertThat(line.phoneCall(person).said())
                    .extracting(Remark::text)
                    .anyMatch(said -> said.contains("velveteenbadger"));
            for (Path file : line.logs()) {
                assertThat(Files.size(file))
                        .as("size of %s", file.getFileName())
                        .isPositive();
                try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
                    assertThat(lines.filter(each -> holds(each, forbidden)))
                            .as("lines of %s", file.getFileName())
                            .isEmpty();
                }
            }
            for (Service service : Service.values()) {
                String metrics = line.suite()
                        .api()
                        .send(line.suite().api().bare(service, "/q/metrics").build())
                        .orThrow("metrics")
                        .text();
                assertThat(metrics.lines().filter(each -> holds(each, forbidden)))
                        .as("metrics of %s", service)
                        .isEmpty();
            }
            assertThat(log.deadLetterHeaders().stream().filter(each -> holds(each, forbidden)))
                    .as("headers")
                    .isEmpty();
        }
    }

    /** Rare words of this call, and everybody's names, numbers and addresses of all stories so far. */
    private Set<String> forbidden(Person canary) {
        Set<String> words = new TreeSet<>(
                List.of("marmaladeskies", "quizzicalwalrus", "rhubarbcrumble", "velveteenbadger", "lisinopril"));
        List<Person> everybody = new ArrayList<>(line.people());
        everybody.add(canary);
        for (Person person : everybody) {
            words.add(person.name());
            words.add(person.preferredName());
            words.add(person.phone());
            words.add(person.phone().substring(2));
            words.add(person.contactName());
            words.add(person.contactPhone().substring(2));
            words.add(person.contactEmail());
        }
        return words;
    }

    private static boolean holds(String text, Set<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
    }
}
