package io.hearthline.contracts.session;

import java.time.Instant;

/**
 * The person asked for a person and was told that they are put through.
 *
 * @param at tells one wish of a call from the next
 */
public record TransferWish(Instant at) {}
