package io.hearthline.postcall.notifications;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A way to reach somebody. */
public interface Channel {
    /** Names of the channels there are. */
    enum Kind {
        SMS,
        MAIL
    }

    Kind kind();

    /** False if the deployment has no account for it. */
    boolean configured();

    /**
     * Hands a message over, once.
     *
     * @return the carrier's id of it, null if it gives none
     * @throws IOException if it may be tried again
     * @throws RefusedException if it must not
     */
    @Nullable
    String send(Message message) throws IOException, RefusedException;

    /** The carrier will never take it. */
    final class RefusedException extends Exception {
        /** @param reason a code, never a vendor's words */
        public RefusedException(String reason) {
            super(reason);
        }
    }
}
