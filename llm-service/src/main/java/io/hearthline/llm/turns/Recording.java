package io.hearthline.llm.turns;

import io.hearthline.contracts.session.CallSession;
import io.hearthline.llm.dialogue.Step;
import java.time.Instant;
import java.util.List;

/**
 * A turn to be written with all it brings about.
 *
 * @param start the epoch's start, written if it is not there
 * @param provisional true if a machine may have been talking
 * @param receivedAt when the request arrived
 */
record Recording(
        CallSession session, Turn start, Turn turn, List<Step> steps, boolean provisional, Instant receivedAt) {}
