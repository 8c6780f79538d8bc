package io.hearthline.telephony.voice.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Has our own words read out; the audio comes on the loop as mu-law. */
final class SpeechClient {
    private static final int TRIES = 2;
    private static final Duration FIRST_SOUND_WITHIN = Duration.ofSeconds(4);

    private final HttpClient http;
    private final Loop loop;
    private final RealtimeConfig config;
    private final VoiceRequest request;

    SpeechClient(HttpClient http, Loop loop, RealtimeConfig config, VoiceRequest request) {
        this.http = http;
        this.loop = loop;
        this.config = config;
        this.request = request;
    }

    /** Where the sound goes; after {@code spoken} or {@code failed} nothing follows. */
    interface Ear {
        void sound(byte[] muLaw);

        void spoken();

        void failed(String errorType);
    }

    /** Reads out a text of at most 4096 characters; tries again where nothing has sounded yet. */
    Reading read(String text, Ear ear) {
        var reading = new Reading(text, ear);
        reading.attempt();
        return reading;
    }

    /** One text being read out. */
    final class Reading {
        private final String text;
        private final Ear ear;
        private final Wideband.Down down = new Wideband.Down();
        private @Nullable HttpClientRequest open;
        private int tries;
        private boolean sounded;
        private boolean over;

        private Reading(String text, Ear ear) {
            this.text = text;
            this.ear = ear;
        }

        /** Stops it; the ear hears nothing more. */
        void cancel() {
            if (!over) {
                over = true;
                if (open != null) {
                    var _ = open.reset();
                }
            }
        }

        private void attempt() {
            int attempt = ++tries;
            ObjectNode body = Json.MAPPER
                    .createObjectNode()
                    .put("model", config.speechModel())
                    .put("voice", ClientEvents.voice(request, config))
                    .put("input", text)
                    .put("response_format", "pcm");
            if (request.voice().speed() != null) {
                body.put("speed", request.voice().speed());
            }
            loop.after(FIRST_SOUND_WITHIN, () -> {
                if (!sounded) {
                    failed(attempt, "late");
                }
            });
            String base = config.baseUrl().toString().replaceFirst("/$", "");
            http.request(new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(base + "/audio/speech"))
                    .compose(opened -> {
                        open = opened;
                        if (over) {
                            var _ = opened.reset();
                        }
                        return opened.putHeader(
                                        "Authorization",
                                        "Bearer " + config.apiKey().orElse(""))
                                .putHeader("Content-Type", "application/json")
                                .send(Buffer.buffer(Json.write(body)));
                    })
                    .onSuccess(response -> answered(attempt, response))
                    .onFailure(failure -> failed(attempt, failure.getClass().getSimpleName()));
        }

        private void answered(int attempt, HttpClientResponse response) {
            response.exceptionHandler(
                    failure -> failed(attempt, failure.getClass().getSimpleName()));
            if (response.statusCode() != 200) {
                failed(attempt, "status_" + response.statusCode());
                return;
            }
            response.handler(buffer -> sound(down.convert(buffer.getBytes())));
            response.endHandler(_ -> {
                if (!over) {
                    sound(down.rest());
                    over = true;
                    ear.spoken();
                }
            });
        }

        private void sound(byte[] muLaw) {
            if (!over && muLaw.length > 0) {
                sounded = true;
                ear.sound(muLaw);
            }
        }

        private void failed(int attempt, String errorType) {
            if (over || attempt != tries) {
                return;
            }
            if (!sounded && tries < TRIES) {
                if (open != null) {
                    var _ = open.reset();
                }
                attempt();
            } else {
                cancel();
                ear.failed(errorType);
            }
        }
    }
}
