package io.hearthline.contracts.concern;

/** Where a concern stands. */
public enum ConcernStatus {
    /** The words were said; one calm question is being asked. */
    SUSPECTED,
    /** Said to be so, or not denied. */
    CONFIRMED,
    /** Denied clearly; recorded all the same. */
    CLEARED
}
