package io.hearthline.contracts.session;

import java.time.ZoneId;
import java.util.List;

/**
 * What the agent may know of the person on the phone.
 *
 * @param preferredName what the person likes to be called; asked for in the right-party check
 * @param language BCP 47, for example en-US
 * @param conditions condition ids of the question bank
 * @param medicines names as the person uses them
 */
public record Profile(
        String name,
        String preferredName,
        ZoneId zone,
        String language,
        List<String> conditions,
        List<String> medicines) {
    public Profile {
        conditions = List.copyOf(conditions);
        medicines = List.copyOf(medicines);
    }

    @Override
    public String toString() {
        return "Profile[…]";
    }
}
