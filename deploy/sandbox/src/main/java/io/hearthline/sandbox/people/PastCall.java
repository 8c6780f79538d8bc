package io.hearthline.sandbox.people;

import io.hearthline.contracts.health.HealthQuestion;
import io.hearthline.contracts.health.QuestionBank;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One check-in of the past, in the shape {@code POST /calls/import} takes. */
public record PastCall(
        UUID callId,
        UUID recipientId,
        String kind,
        String outcome,
        Instant startedAt,
        Instant endedAt,
        List<Said> turns) {

    /** Spoken at about the pace of a patient voice. */
    private static final int MS_PER_CHARACTER = 65;

    private static final int PAUSE_MS = 900;
    private static final List<String> LEADS = List.of("Thank you. ", "All right. ", "Good to know. ", "");

    /** @param startMs after the call was answered */
    public record Said(String speaker, String text, int startMs) {
        @Override
        public String toString() {
            return "Said[" + speaker + "]";
        }
    }

    /**
     * A day's check-in.
     *
     * @param day 0 for the oldest
     */
    static PastCall of(Person person, QuestionBank bank, LocalDate date, int day) {
        List<Said> turns = new ArrayList<>();
        agent(
                turns,
                "Hello, this is Hearthline, an automated assistant, an AI, with your daily check-in. Am I speaking with "
                        + person.preferredName() + "?");
        self(turns, "Yes, this is " + person.preferredName() + ".");
        int asked = 0;
        for (Map.Entry<String, List<String>> said : person.history().entrySet()) {
            HealthQuestion question = bank.question(said.getKey())
                    .orElseThrow(() -> new IllegalStateException("no such question: " + said.getKey()));
            agent(turns, LEADS.get((day + asked++) % LEADS.size()) + question.ask());
            self(turns, said.getValue().get(day % said.getValue().size()));
        }
        agent(turns, "That was all for today. Take care, " + person.preferredName() + ", goodbye.");
        self(turns, "Goodbye.");
        Instant started = date.atTime(LocalTime.parse(person.checkIn()))
                .atZone(person.zoneId())
                .toInstant();
        return new PastCall(
                UUID.nameUUIDFromBytes((person.id() + "/" + date).getBytes(StandardCharsets.UTF_8)),
                person.id(),
                "HEALTH_CHECK",
                "COMPLETED",
                started,
                started.plusMillis(after(turns.getLast())),
                turns);
    }

    private static void agent(List<Said> turns, String text) {
        add(turns, "AGENT", text);
    }

    private static void self(List<Said> turns, String text) {
        add(turns, "PERSON", text);
    }

    private static void add(List<Said> turns, String speaker, String text) {
        turns.add(new Said(speaker, text, turns.isEmpty() ? 0 : after(turns.getLast()) + PAUSE_MS));
    }

    private static int after(Said said) {
        return said.startMs() + said.text().length() * MS_PER_CHARACTER;
    }

    @Override
    public String toString() {
        return "PastCall[" + callId + "]";
    }
}
