package io.hearthline.contracts.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 attributes in Kafka's binary mode. */
public final class Headers {
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String TRACEPARENT = "traceparent";

    private Headers() {}

    /**
     * Reads an event's identity. A record without one gets the same one every time it is read, made of where it lies.
     */
    public static UUID eventId(
            org.apache.kafka.common.header.Headers headers, String topic, int partition, long offset) {
        String text = text(headers, ID);
        if (text != null) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                return named(text);
            }
        }
        return named(topic + "/" + partition + "/" + offset);
    }

    /** One header as text; null if it is missing. */
    public static @Nullable String text(org.apache.kafka.common.header.Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
