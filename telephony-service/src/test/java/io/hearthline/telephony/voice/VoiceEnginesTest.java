package io.hearthline.telephony.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallKind;
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
    void anEngineIsNotAskedForAnothersVoice() {
        VoiceRequest request = new VoiceRequest(
                CallId.random(),
                CallKind.GENERAL,
                "user-1",
                "Be brief.",
                "Good morning.",
                new VoiceRequest.Voice("en-US", "marin", 0.9),
                "token",
                null);

        assertThat(VoiceEngines.suited(request, REALTIME, "realtime")).isEqualTo(request);
        assertThat(VoiceEngines.suited(request, ELEVENLABS, null)).isEqualTo(request);
        assertThat(VoiceEngines.suited(request, ELEVENLABS, "realtime").voice())
                .isEqualTo(new VoiceRequest.Voice("en-US", null, 0.9));
    }

    @Test
    void whatIsNotSetUpIsNotTried() {
        VoiceEngines engines = engines(new Named("elevenlabs", false), REALTIME);

        assertThat(engines.inOrder("elevenlabs")).containsExactly(REALTIME);
    }
}
