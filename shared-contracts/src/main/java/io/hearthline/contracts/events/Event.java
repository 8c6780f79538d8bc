package io.hearthline.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Anything published on a topic of ours. */
public sealed interface Event permits CallEvent, DialogueEvent, RecordEvent, RecipientEvent, AccessEvent {
    /** Kafka's key: what must stay in order, and what compaction keeps the last of. */
    @JsonIgnore
    String key();

    /** The CloudEvents type, for example {@code CallEnded}. */
    @JsonIgnore
    default String type() {
        return getClass().getSimpleName();
    }
}
