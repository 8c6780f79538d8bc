package io.hearthline.telephony.simulator;

import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceRequest;
import io.hearthline.telephony.voice.VoiceSession;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What an engine says of its own accord, until it falls quiet; lives on a loop. */
final class Recording {
    /** Engines speak faster than life and without gaps of this length. */
    private static final Duration QUIET = Duration.ofMillis(1200);
    /** A minute of mu-law. */
    private static final int MOST_BYTES = 60 * 8000;

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream audio = new ByteArrayOutputStream();
    private final Loop loop;
    private @Nullable VoiceSession session;
    private int pieces;

    Recording(Loop loop) {
        this.loop = loop;
    }

    /** Everything that was said, mu-law; fails if the engine closes before a word. */
    CompletableFuture<byte[]> whole() {
        return whole;
    }

    void begin(VoiceEngine engine, VoiceRequest request) {
        session = engine.open(request, loop, this::heard);
    }

    void close() {
        VoiceSession open = session;
        if (open != null) {
            open.close();
        }
    }

    private void heard(VoiceEvent event) {
        switch (event) {
            case VoiceEvent.Audio piece -> add(piece.payload());
            case VoiceEvent.Closed(var failure) -> {
                if (audio.size() == 0 || failure != null) {
                    whole.completeExceptionally(
                            new IllegalStateException(failure == null ? "closed" : failure.errorType()));
                } else {
                    finish();
                }
            }
            case VoiceEvent.Ready _,
                    VoiceEvent.PersonSaid _,
                    VoiceEvent.AgentSaid _,
                    VoiceEvent.AgentCorrected _,
                    VoiceEvent.Interrupted _,
                    VoiceEvent.Ending _ -> {}
        }
    }

    private void add(String payload) {
        audio.writeBytes(Base64.getDecoder().decode(payload));
        int piece = ++pieces;
        if (audio.size() >= MOST_BYTES) {
            finish();
        } else {
            loop.after(QUIET, () -> {
                if (piece == pieces) {
                    finish();
                }
            });
        }
    }

    private void finish() {
        whole.complete(audio.toByteArray());
    }
}
