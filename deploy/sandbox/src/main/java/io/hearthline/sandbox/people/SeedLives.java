package io.hearthline.sandbox.people;

import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.sandbox.suite.Api;
import io.hearthline.sandbox.suite.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives the suite its people, through the same doors an operator would use. */
public final class SeedLives {
    private static final int DAYS = 14;
    private static final List<String> EVERY_DAY = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    private final Api api;
    private final QuestionBank bank = QuestionBank.load();

    public SeedLives(Api api) {
        this.api = api;
    }

    /** Creates the person; doing it again changes nothing. */
    public void create(Person person) {
        api.post(
                        Service.TELEPHONY,
                        "/recipients",
                        Map.ofEntries(
                                Map.entry("id", person.id()),
                                Map.entry("name", person.name()),
                                Map.entry("preferredName", person.preferredName()),
                                Map.entry("phone", person.phone()),
                                Map.entry("zone", person.zone()),
                                Map.entry("language", person.language()),
                                Map.entry("conditions", person.conditions()),
                                Map.entry("medicines", person.medicines()),
                                Map.entry("contacts", person.contacts()),
                                Map.entry("consent", Map.of("calls", true, "recording", false, "sharing", true)),
                                Map.entry("status", "ACTIVE"),
                                Map.entry("checkIn", Map.of("time", person.checkIn(), "days", EVERY_DAY))))
                .orThrow("a person cannot be created");
    }

    /**
     * Imports the fourteen days before today; doing it again changes nothing.
     *
     * @return how many calls there were
     */
    public int importHistory(Person person, Instant now) {
        LocalDate today = now.atZone(person.zoneId()).toLocalDate();
        List<PastCall> calls = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            calls.add(PastCall.of(person, bank, today.minusDays(DAYS - day), day));
        }
        api.post(Service.TELEPHONY, "/calls/import", Map.of("calls", calls)).orThrow("the history cannot be imported");
        return calls.size();
    }
}
