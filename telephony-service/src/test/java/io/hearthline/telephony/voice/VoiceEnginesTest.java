package io.hearthline.telephony.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    private static VoiceEngines engines(VoiceEngine... engines) {
        return new VoiceEngines(List.of(engines));
    }

    @Test
    void thePersonasChoiceComesFirstAndTheOtherIsItsFallback() {
        VoiceEngines engines = engines(ELEVENLABS, REALTIME);

        assertThat(engines.inOrder("realtime")).containsExactly(REALTIME, ELEVENLABS);
        assertThat(engines.inOrder("elevenlabs")).containsExactly(ELEVENLABS, REALTIME);
    }

    @Test
    void withoutAChoiceTheUsualOneComesFirst() {
        assertThat(engines(REALTIME, ELEVENLABS).inOrder(null)).containsExactly(ELEVENLABS, REALTIME);
    }

    @Test
    void whatIsNotSetUpIsNotTried() {
        VoiceEngines engines = engines(new Named("elevenlabs", false), REALTIME);

        assertThat(engines.inOrder("elevenlabs")).containsExactly(REALTIME);
    }
}
