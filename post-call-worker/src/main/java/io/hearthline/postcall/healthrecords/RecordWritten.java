package io.hearthline.postcall.healthrecords;

/** Said in the transaction that wrote a record or a revision of one. */
public record RecordWritten(HealthRecord record) {}
