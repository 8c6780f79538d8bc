package io.hearthline.contracts.session;

/** Who dialled. */
public enum Direction {
    OUTBOUND,
    INBOUND
}
