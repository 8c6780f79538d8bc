package io.hearthline.telephony.transfers;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to put a call through.
 *
 * @param contactId null for the operator
 */
public record Transfer(
        UUID id, CallId callId, @Nullable ContactId contactId, Asker askedBy, Instant askedAt, State state) {

    /** Whose wish it is. */
    public enum Asker {
        /** Has said so to the agent, which has answered that it will. */
        PERSON,
        /** Somebody who runs the calls; the person has to be told. */
        OPERATOR
    }

    /** How far it is. */
    public enum State {
        ASKED,
        /** Whoever was rung has agreed to talk. */
        ACCEPTED,
        /** They have talked. */
        DONE,
        /** Nobody could be put through to. */
        FAILED
    }
}
