package io.hearthline.llm.closing;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.HealthQuestion;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.llm.dialogue.Captured;
import io.hearthline.llm.health.Answers;
import io.hearthline.llm.understanding.AnswerReader;
import io.hearthline.llm.understanding.Expected;
import io.hearthline.llm.understanding.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the answers of a check-in of the past: a question of the bank in an agent's turn, its answer in the next. */
@ApplicationScoped
public class ImportedCheckIn {
    private final QuestionBank bank;

    ImportedCheckIn(QuestionBank bank) {
        this.bank = bank;
    }

    /** Answers by question id, in order. */
    Map<String, Captured> answers(List<Turn> turns, Instant endedAt) {
        Map<String, Captured> answers = new LinkedHashMap<>();
        LocalDate day = endedAt.atZone(ZoneOffset.UTC).toLocalDate();
        for (int at = 0; at + 1 < turns.size(); at++) {
            Turn agent = turns.get(at);
            Turn person = turns.get(at + 1);
            if (agent.speaker() == Speaker.AGENT && person.speaker() == Speaker.PERSON) {
                asked(agent.text()).ifPresent(q -> read(q, person.text(), day, answers));
            }
        }
        return answers;
    }

    /** The question whose wording ends latest in the turn. */
    private Optional<HealthQuestion> asked(String text) {
        HealthQuestion found = null;
        int latest = -1;
        for (HealthQuestion question : bank.questions()) {
            int at = text.lastIndexOf(question.ask());
            if (at > latest) {
                latest = at;
                found = question;
            }
        }
        return Optional.ofNullable(found);
    }

    private static void read(HealthQuestion question, String said, LocalDate day, Map<String, Captured> answers) {
        switch (AnswerReader.read(Expected.of(question), said, day)) {
            case Reading.Answered(var value, var confidence) ->
                answers.put(question.id(), new Captured(Answers.of(question, value, said), said, confidence, "rules"));
            case Reading.Refused _ ->
                answers.put(question.id(), new Captured(new Answer.Refused(), said, 0.9, "rules"));
            case Reading.Uncertain _ ->
                answers.putIfAbsent(question.id(), new Captured(new Answer.Unclear(), said, 0.5, "rules"));
            case Reading.Asks _, Reading.Stop _, Reading.OffTopic _, Reading.Silent _ -> {}
        }
    }
}
