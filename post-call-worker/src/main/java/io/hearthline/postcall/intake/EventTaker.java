package io.hearthline.postcall.intake;

/** One consumer's effect of the events of one topic. */
public interface EventTaker {
    String topic();

    /** Its name in the inbox. */
    String consumer();

    /**
     * Takes an event inside the transaction that claims it.
     *
     * @param value the event as JSON
     */
    void take(String value);
}
