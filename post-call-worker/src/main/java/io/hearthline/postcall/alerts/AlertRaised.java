package io.hearthline.postcall.alerts;

/** Said in the transaction that raised an alert, or made it graver. */
public record AlertRaised(Alert alert) {}
