package io.hearthline.contracts.concern;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A kind of danger and what it asks for; a draft for clinical review.
 *
 * @param id for example {@code chest_pain}
 * @param label for caregivers
 */
public record ConcernCategory(String id, String label, Severity severity, Action action) {

    /**
     * What the category asks for.
     *
     * @param told roles, first to last: {@code on_call_operator, primary_caregiver, secondary_caregiver,
     *     protection_contact, clinician, crisis_contact_named_in_consent}
     */
    public record Action(
            @JsonProperty("on_call") String onCall,
            @JsonProperty("notify") List<String> told,
            List<String> channels,
            @JsonProperty("ack_deadline_minutes") int ackDeadlineMinutes,
            @JsonProperty("may_end_call") boolean mayEndCall) {}

    /** True if the words go to the operator and a protection contact only, never to family by themselves. */
    public boolean hiddenFromFamily() {
        return action.told().contains("protection_contact");
    }

    /** Reads the categories that ship with this library. */
    public static List<ConcernCategory> load() {
        try (InputStream in = Objects.requireNonNull(ConcernCategory.class.getResourceAsStream("red-flags.json"))) {
            List<ConcernCategory> categories = new ArrayList<>();
            for (JsonNode node : Json.MAPPER.readTree(in).get("categories")) {
                categories.add(Json.MAPPER.convertValue(node, ConcernCategory.class));
            }
            return List.copyOf(categories);
        } catch (IOException e) {
            throw new UncheckedIOException("red flags unreadable", e);
        }
    }

    /** Finds one by id. */
    public static Optional<ConcernCategory> find(List<ConcernCategory> categories, String id) {
        return categories.stream().filter(c -> c.id().equals(id)).findFirst();
    }
}
