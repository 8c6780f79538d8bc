package io.hearthline.telephony.voice;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engines there are. */
@ApplicationScoped
public class VoiceEngines {
    /** Speaks where a persona chose none. */
    public static final String DEFAULT = "elevenlabs";

    private final List<VoiceEngine> engines;

    VoiceEngines(@All List<VoiceEngine> engines) {
        this.engines = List.copyOf(engines);
    }

    /** The engine of that name; empty if there is none. */
    public Optional<VoiceEngine> named(@Nullable String name) {
        String wanted = name == null ? DEFAULT : name;
        return engines.stream().filter(engine -> engine.name().equals(wanted)).findFirst();
    }
}
