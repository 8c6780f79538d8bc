package io.hearthline.telephony.simulator;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.problem.Problem;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.telephony.audio.Wav;
import io.hearthline.telephony.personas.Persona;
import io.hearthline.telephony.personas.PersonaPreview;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VertxLoop;
import io.hearthline.telephony.voice.VoiceEngines;
import io.hearthline.telephony.voice.VoiceRequest;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Lets a persona's engine say one text to nobody, just as it would open a call, and keeps what was said. */
@ApplicationScoped
class PreviewBooth implements PersonaPreview {
    private static final Logger LOG = Logger.getLogger(PreviewBooth.class);
    private static final String INSTRUCTION = "Say the first message and wait.";
    private static final int AT_ONCE = 2;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final VoiceEngines engines;
    private final Vertx vertx;
    private final Duration longest;

    /** @param longest from the request to the last word; a stream that stalls is given up then */
    PreviewBooth(
            VoiceEngines engines,
            Vertx vertx,
            @ConfigProperty(name = "telephony.preview.longest", defaultValue = "15s") Duration longest) {
        this.engines = engines;
        this.vertx = vertx;
        this.longest = longest;
    }

    @Override
    public byte[] speak(Persona persona, String text) {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    Problem.of(429, "previews-busy", "Previews are busy", "Try again in a few seconds."));
        }
        Loop loop = new VertxLoop(vertx.getOrCreateContext());
        Recording recording = new Recording(loop);
        try {
            loop.execute(() ->
                    recording.begin(engines.inOrder(persona.voice().engine()).getFirst(), request(persona, text)));
            byte[] audio = recording.whole().get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return Wav.muLaw(audio, audio.length);
        } catch (TimeoutException e) {
            throw silent(504, "preview-timed-out", "The voice did not come in time", e);
        } catch (ExecutionException e) {
            throw silent(502, "preview-refused", "The voice engine refused", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(503, "unavailable", "Unavailable", e);
        } finally {
            loop.execute(recording::close);
            places.release();
        }
    }

    /** Nobody answers a preview, so the engine never needs to ask for words. */
    private static VoiceRequest request(Persona persona, String text) {
        CallId id = CallId.random();
        return new VoiceRequest(
                id,
                CallKind.TEST,
                id.toString(),
                INSTRUCTION,
                text,
                new VoiceRequest.Voice(
                        persona.voice().language(),
                        persona.voice().voiceId(),
                        persona.voice().changedPace()),
                "",
                null);
    }

    private static ProblemException silent(int status, String slug, String title, Exception why) {
        LOG.warnf(
                "preview failed status=%d errorType=%s", status, why.getClass().getSimpleName());
        return new ProblemException(Problem.of(status, slug, title));
    }
}
