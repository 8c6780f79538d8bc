package io.hearthline.telephony.voice;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which engine a call gets, and which one if that does not come about. */
@ApplicationScoped
public class VoiceEngines {
    /** Comes first where no persona chooses. */
    public static final String DEFAULT = "elevenlabs";

    private final List<VoiceEngine> engines;

    VoiceEngines(@All List<VoiceEngine> engines) {
        this.engines = engines.stream()
                .filter(VoiceEngine::available)
                .sorted(Comparator.comparing(
                                (VoiceEngine engine) -> !engine.name().equals(DEFAULT))
                        .thenComparing(VoiceEngine::name))
                .toList();
    }

    /** The request as this engine can take it: the name of a voice means nothing to another engine than the chosen one. */
    public static VoiceRequest suited(VoiceRequest request, VoiceEngine engine, @Nullable String chosen) {
        return engine.name().equals(chosen == null ? DEFAULT : chosen) ? request : request.inUsualVoice();
    }

    /**
     * The engines that are set up, in the order they are to be tried for a call; never empty, as the service does not
     * start without one.
     *
     * @param chosen the persona's; null, or one that is not set up, for the usual one
     */
    public List<VoiceEngine> inOrder(@Nullable String chosen) {
        return engines.stream()
                .sorted(Comparator.comparing(engine -> !engine.name().equals(chosen)))
                .toList();
    }
}
