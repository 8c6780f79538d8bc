package io.hearthline.telephony.carrier.twilio;

import java.util.List;
import java.util.Random;

/** Frames no carrier sends, made from those it does; the same ones every time. */
final class HostileFrames {
    private static final List<String> SOUND = List.of(
            "{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}",
            "{\"event\":\"start\",\"sequenceNumber\":\"1\",\"start\":{\"callSid\":\"CA1\",\"mediaFormat\":"
                    + "{\"encoding\":\"audio/x-mulaw\"},\"customParameters\":{\"callToken\":\"t\"}},\"streamSid\":\"MZ1\"}",
            "{\"event\":\"media\",\"sequenceNumber\":\"4\",\"media\":{\"track\":\"inbound\",\"chunk\":\"2\","
                    + "\"timestamp\":\"20\",\"payload\":\"" + "/".repeat(214) + "==\"},\"streamSid\":\"MZ1\"}",
            "{\"event\":\"dtmf\",\"streamSid\":\"MZ1\",\"dtmf\":{\"track\":\"inbound_track\",\"digit\":\"5\"}}",
            "{\"event\":\"mark\",\"streamSid\":\"MZ1\",\"mark\":{\"name\":\"m1\"}}");
    private static final String MARKS = "{}[]\",:\\u0000tfn019eE.-";

    private final Random random = new Random(42);

    String next() {
        String sound = SOUND.get(random.nextInt(SOUND.size()));
        return switch (random.nextInt(10)) {
            case 0 -> sound.substring(0, random.nextInt(sound.length()));
            case 1 -> sound.substring(random.nextInt(sound.length()));
            case 2, 3 -> mutated(sound);
            case 4 -> sound.replace("MZ1", "MZ" + random.nextInt());
            case 5 -> sound.replaceFirst("\"event\":\"\\w+\"", "\"event\":\"e" + random.nextInt() + "\"");
            case 6 -> sound.replace("payload\":\"", "payload\":\"" + "A".repeat(random.nextInt(60_000)));
            case 7 -> "[".repeat(random.nextInt(2_000)) + sound;
            case 8 -> sound + sound;
            default -> mutated(mutated(mutated(sound)));
        };
    }

    private String mutated(String text) {
        int at = random.nextInt(text.length());
        char mark = MARKS.charAt(random.nextInt(MARKS.length()));
        return text.substring(0, at) + mark + text.substring(at + random.nextInt(2));
    }
}
