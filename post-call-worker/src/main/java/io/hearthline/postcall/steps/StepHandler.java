package io.hearthline.postcall.steps;

import java.time.Instant;
import java.util.UUID;

/** Does one kind of step. */
public interface StepHandler {
    /** The kind it does. */
    String kind();

    /**
     * Reads what there is and works out what to write. Outside any transaction, so that a slow model holds no
     * connection; may be called any number of times.
     */
    Prepared prepare(UUID subject);

    /** What a step came to. */
    sealed interface Prepared {
        /** @param write done in the transaction that ends the step */
        record Effect(Runnable write) implements Prepared {}

        /** What it needs is not there yet. */
        record NotBefore(Instant dueAt) implements Prepared {}

        /** There is nothing to do. */
        record Nothing() implements Prepared {}
    }
}
