package io.hearthline.contracts.session;

/** What a call is for. */
public enum CallKind {
    /** Company and a listening ear. */
    GENERAL,
    /** A structured health check-in. */
    HEALTH_CHECK,
    /** Memory and attention exercises. */
    COGNITIVE,
    /** Booking an appointment. */
    APPOINTMENT,
    /** Asks for consent before the first check-in. */
    ACTIVATION,
    /** Tells a contact of an alert. */
    ESCALATION,
    /** Lets somebody hear what a call sounds like. */
    TEST
}
