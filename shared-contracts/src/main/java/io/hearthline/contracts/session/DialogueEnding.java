package io.hearthline.contracts.session;

import java.time.Instant;

/**
 * How the dialogue itself ended a call. Where there is none, an answered call ended early.
 *
 * @param outcome COMPLETED, DECLINED, WRONG_PERSON or OPTED_OUT
 */
public record DialogueEnding(CallOutcome outcome, Instant at) {}
