package io.hearthline.telephony.live;

/** One reader's connection, whatever carries it. Safe for use by many threads. */
interface LiveOut {
    /** Why a reader is sent away. */
    enum Farewell {
        SLOW("too slow"),
        EXPIRED("token expired"),
        REFUSED("refused"),
        IDLE("no sign of life"),
        STOPPING("service stops");

        private final String reason;

        Farewell(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /**
     * Sends one message and waits until the network has taken it.
     *
     * @return false if it did not in time, or is gone
     */
    boolean send(LiveMessage message);

    /**
     * Lets the other side know that somebody is there, and learns whether it is.
     *
     * @return false if it is gone
     */
    boolean keepAlive();

    /** Ends the connection; does not wait, and does nothing if it has ended. */
    void close(Farewell farewell);
}
