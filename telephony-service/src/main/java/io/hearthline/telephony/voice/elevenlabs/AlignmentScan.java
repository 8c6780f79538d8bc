package io.hearthline.telephony.voice.elevenlabs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hearthline.telephony.voice.Alignment;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the times of the letters within a piece of audio. */
final class AlignmentScan {
    private final StringBuilder letters = new StringBuilder();
    /** How many UTF-16 units every entry of {@code chars} has. */
    private int[] lengths = new int[64];

    private int[] startsMs = new int[64];
    private int entries;
    private int starts;

    private AlignmentScan() {}

    /** From the object's beginning to its end; null if it is not what it should be. */
    static @Nullable Alignment read(JsonParser json) throws IOException {
        return new AlignmentScan().alignment(json);
    }

    private @Nullable Alignment alignment(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("chars") && value == JsonToken.START_ARRAY) {
                chars(json);
            } else if (field.equals("char_start_times_ms") && value == JsonToken.START_ARRAY) {
                starts(json);
            } else {
                json.skipChildren();
            }
        }
        if (entries == 0 || entries != starts) {
            return null;
        }
        int[] byUnit = new int[letters.length()];
        int unit = 0;
        for (int entry = 0; entry < entries; entry++) {
            Arrays.fill(byUnit, unit, unit + lengths[entry], startsMs[entry]);
            unit += lengths[entry];
        }
        return new Alignment(letters.toString(), byUnit);
    }

    private void chars(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
            json.skipChildren();
            letters.append(text);
            lengths = entries < lengths.length ? lengths : Arrays.copyOf(lengths, 2 * entries);
            lengths[entries++] = text.length();
        }
    }

    private void starts(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int ms = json.currentToken().isNumeric() ? (int) json.getValueAsDouble() : 0;
            json.skipChildren();
            startsMs = starts < startsMs.length ? startsMs : Arrays.copyOf(startsMs, 2 * starts);
            startsMs[starts++] = ms;
        }
    }
}
