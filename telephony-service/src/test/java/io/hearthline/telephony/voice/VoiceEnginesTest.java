package io.hearthline.telephony.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VoiceEnginesTest {
    private static final VoiceEngine ELEVENLABS = new Named("elevenlabs", true);
    private static final VoiceEngine REALTIME = new Named("realtime", true);

    private record Named(String name, boolean available) implements VoiceEngine {
        @Override
        public boolean speaksVerbatim() {
            return true;
        }

        @Override
        public VoiceSession open(VoiceRequest request, Loop loop, Consumer<VoiceEvent> events) {
            throw new UnsupportedOperationException();
        }
    }

    private static VoiceEngines engines(Optional<String> usual, VoiceEngine... engines) {
        return new VoiceEngines(List.of(engines), usual);
    }

    @Test
    void thePersonasChoiceComesFirstAndTheOtherIsItsFallback() {
        VoiceEngines engines = engines(Optional.empty(), ELEVENLABS, REALTIME);

        assertThat(engines.inOrder("realtime")).containsExactly(REALTIME, ELEVENLABS);
        assertThat(engines.inOrder("elevenlabs")).containsExactly(ELEVENLABS, REALTIME);
    }

    @Test
    void withoutAChoiceTheSettingsDecide() {
        assertThat(engines(Optional.empty(), REALTIME, ELEVENLABS).inOrder(null))
                .containsExactly(ELEVENLABS, REALTIME);
        assertThat(engines(Optional.of("realtime"), REALTIME, ELEVENLABS).inOrder(null))
                .containsExactly(REALTIME, ELEVENLABS);
    }

    @Test
    void whatIsNotSetUpIsNotTried() {
        VoiceEngines engines = engines(Optional.empty(), new Named("elevenlabs", false), REALTIME);

        assertThat(engines.inOrder("elevenlabs")).containsExactly(REALTIME);
    }
}
