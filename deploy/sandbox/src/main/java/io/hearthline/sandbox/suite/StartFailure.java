package io.hearthline.sandbox.suite;

/** The suite cannot run; the message says why, in words for the one who started it. */
public final class StartFailure extends RuntimeException {
    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
