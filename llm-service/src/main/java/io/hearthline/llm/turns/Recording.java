package io.hearthline.llm.turns;

import io.hearthline.contracts.session.CallSession;
import io.hearthline.llm.dialogue.Step;
import java.time.Instant;
import java.util.List;

/**
 * A turn to be written with all it brings about.
 *
 * @param start the epoch's start, written if it is not there
 * @param receivedAt when the request arrived
 */
record Recording(CallSession session, Turn start, Turn turn, List<Step> steps, Instant receivedAt) {}
