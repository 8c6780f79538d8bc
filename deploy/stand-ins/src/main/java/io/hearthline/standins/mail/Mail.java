package io.hearthline.standins.mail;

import java.util.List;

/** One mail as it arrived; {@code receivedAt} is in milliseconds since 1970. */
public record Mail(String from, List<String> to, String subject, String body, long receivedAt) {
    /** Copies the addresses. */
    public Mail {
        to = List.copyOf(to);
    }

    @Override
    public String toString() {
        return "Mail[receivedAt=" + receivedAt + "]";
    }
}
