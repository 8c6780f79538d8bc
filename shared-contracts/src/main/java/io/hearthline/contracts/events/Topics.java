package io.hearthline.contracts.events;

/** Topic names; a breaking change of an event is a new version of its topic. */
public final class Topics {
    /** telephony; compacted. */
    public static final String RECIPIENTS = "recipients.v1";
    /** portal; compacted. */
    public static final String ACCESS = "access.v1";
    /** telephony. */
    public static final String CALLS = "calls.v1";
    /** llm-service. */
    public static final String DIALOGUES = "dialogues.v1";
    /** post-call-worker. */
    public static final String RECORDS = "records.v1";

    /** Partitions of every topic. */
    public static final int PARTITIONS = 12;

    private Topics() {}

    /** Where a record goes that could not be handled after its retries. */
    public static String deadLetters(String topic) {
        return topic + ".dead-letters";
    }
}
