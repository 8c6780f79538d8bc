package io.hearthline.contracts.session;

import java.time.Instant;

/**
 * How the dialogue itself ended a call. Where there is none, an answered call ended early.
 *
 * @param outcome COMPLETED, DECLINED, WRONG_PERSON, OPTED_OUT, or SCREENED as long as nobody was put through
 */
public record DialogueEnding(CallOutcome outcome, Instant at) {}
