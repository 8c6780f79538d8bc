package io.hearthline.portal.projection;

import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.ids.RecipientId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Somebody who is phoned, as far as pages need to know. */
public record Person(
        RecipientId id,
        RecipientEvent.Status status,
        @Nullable Instant pausedUntil,
        String name,
        String preferredName,
        ZoneId zone) {
    /** Never the name. */
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
