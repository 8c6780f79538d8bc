package io.hearthline.standins.elevenlabs.wire;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversation signatures: good for a start within fifteen minutes. */
public final class SignedUrls {
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> issued = new HashMap<>();
    private final Clock clock;

    /** Signatures that age by this clock. */
    public SignedUrls(Clock clock) {
        this.clock = clock;
    }

    /** A new one. */
    public String issue() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String signature = "cvtkn_" + HexFormat.of().formatHex(bytes);
        issued.values().removeIf(at -> at.plus(GOOD_FOR).isBefore(clock.instant()));
        issued.put(signature, clock.instant());
        return signature;
    }

    /** Whether it was issued here and is not too old. */
    public boolean accepts(@Nullable String signature) {
        Instant at = issued.get(signature);
        return at != null && !clock.instant().isAfter(at.plus(GOOD_FOR));
    }
}
