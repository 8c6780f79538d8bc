package io.hearthline.telephony.carrier.twilio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One message of a media stream. */
sealed interface MediaFrame {
    record Connected() implements MediaFrame {}

    /** @param token empty if there is none */
    record Start(String streamSid, String callSid, String encoding, String token) implements MediaFrame {
        @Override
        public String toString() {
            return "Start[" + streamSid + "]";
        }
    }

    /**
     * 20 ms of mu-law.
     *
     * @param streamSid empty if it names none
     * @param payload base64
     */
    record Media(String streamSid, String payload) implements MediaFrame {}

    record Mark(String name) implements MediaFrame {}

    record Dtmf(String digit) implements MediaFrame {
        @Override
        public String toString() {
            return "Dtmf[…]";
        }
    }

    record Stop() implements MediaFrame {}

    /** An event this version does not know; skipped, so that the carrier may add events. */
    record Unknown() implements MediaFrame {}

    /**
     * The audio of a media message of this stream, laid out as the carrier does; null if it is anything else, or has to be
     * read with more care. Nearly every message passes here, so it is looked through and not parsed.
     *
     * @param quotedSid the stream's id in quotes
     */
    static @Nullable String payload(String text, String quotedSid) {
        if (!text.startsWith(Scan.MEDIA_HEAD) || quotedSid.isEmpty() || !text.contains(quotedSid)) {
            return null;
        }
        int from = text.indexOf(Scan.PAYLOAD_HEAD) + Scan.PAYLOAD_HEAD.length();
        int to = text.indexOf('"', from);
        return from < Scan.PAYLOAD_HEAD.length() || to < 0 ? null : text.substring(from, to);
    }

    /** Scans one message without building a tree; empty if it is not one. */
    @SuppressWarnings("UnusedException") // the cause may repeat the message
    static Optional<MediaFrame> read(String text) {
        try (JsonParser json = Scan.FACTORY.createParser(text)) {
            return json.nextToken() == JsonToken.START_OBJECT ? new Scan().frame(json) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What was met on the way through a message. */
    final class Scan {
        private static final String MEDIA_HEAD = "{\"event\":\"media\",";
        private static final String PAYLOAD_HEAD = "\"payload\":\"";
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(8)
                        .maxStringLength(65_536)
                        .build())
                .build();

        private @Nullable String event;
        private @Nullable String streamSid;
        private @Nullable String callSid;
        private @Nullable String payload;
        private @Nullable String name;
        private @Nullable String digit;
        private String encoding = "";
        private String token = "";

        private Optional<MediaFrame> frame(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.START_OBJECT) {
                    body(json);
                } else if (value == JsonToken.VALUE_STRING && field.equals("event")) {
                    event = json.getText();
                } else if (value == JsonToken.VALUE_STRING && field.equals("streamSid")) {
                    streamSid = json.getText();
                } else {
                    json.skipChildren();
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT || event == null) {
                return Optional.empty();
            }
            return typed(event);
        }

        /** The object named as the event, and the objects within it. */
        private void body(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.START_OBJECT) {
                    body(json);
                } else if (value == JsonToken.VALUE_STRING) {
                    text(field, json);
                } else {
                    json.skipChildren();
                }
            }
        }

        private void text(String field, JsonParser json) throws IOException {
            switch (field) {
                case "payload" -> payload = json.getText();
                case "name" -> name = json.getText();
                case "digit" -> digit = json.getText();
                case "callSid" -> callSid = json.getText();
                case "encoding" -> encoding = json.getText();
                case Twiml.TOKEN -> token = json.getText();
                default -> {
                    // A field of no concern.
                }
            }
        }

        private Optional<MediaFrame> typed(String type) {
            return switch (type) {
                case "media" ->
                    Optional.ofNullable(payload).map(audio -> new Media(streamSid == null ? "" : streamSid, audio));
                case "mark" -> Optional.ofNullable(name).map(Mark::new);
                case "dtmf" -> Optional.ofNullable(digit).map(Dtmf::new);
                case "start" ->
                    streamSid == null || callSid == null
                            ? Optional.empty()
                            : Optional.of(new Start(streamSid, callSid, encoding, token));
                case "stop" -> Optional.of(new Stop());
                case "connected" -> Optional.of(new Connected());
                default -> Optional.of(new Unknown());
            };
        }
    }
}
