package io.hearthline.telephony.voice.elevenlabs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.telephony.voice.Base64Text;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceRequest;
import io.hearthline.telephony.voice.VoiceSession;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One conversation on the vendor's socket; lives on the call's loop. What the person says while the vendor does not
 * read is buffered up to a megabyte (well over half a minute), then dropped.
 */
final class Conversation implements VoiceSession {
    private static final Logger LOG = Logger.getLogger(Conversation.class);
    private static final String FORMAT = "ulaw_8000";
    private static final int MAX_WAITING_BYTES = 1024 * 1024;
    private static final short NORMAL = 1000;

    private final VoiceRequest request;
    private final Loop loop;
    private final Consumer<VoiceEvent> events;
    private final ElevenLabsConfig config;
    private final Responses responses = new Responses();
    private @Nullable WebSocket socket;
    private @Nullable VoiceFailure failure;
    private @Nullable String putIn;
    private int staleUpTo = Integer.MIN_VALUE;
    private boolean ready;
    private boolean closed;

    Conversation(VoiceRequest request, Loop loop, Consumer<VoiceEvent> events, ElevenLabsConfig config) {
        this.request = request;
        this.loop = loop;
        this.events = events;
        this.config = config;
    }

    /** The socket stands; the client speaks first. */
    void opened(WebSocket opened) {
        if (closed) {
            send(opened.close(NORMAL));
            return;
        }
        socket = opened;
        opened.setWriteQueueMaxSize(MAX_WAITING_BYTES);
        opened.textMessageHandler(this::received);
        opened.exceptionHandler(thrown -> LOG.debugf(
                "voice engine's socket failed errorType=%s", thrown.getClass().getSimpleName()));
        opened.closeHandler(_ -> ended(opened.closeStatusCode()));
        send(opened.writeTextMessage(initiation().toString()));
        keepAlive();
    }

    /** No socket came about. */
    void failed(VoiceFailure why) {
        failure = why;
        end();
    }

    /** A conversation that does not stand by now will not. */
    void late() {
        if (!ready && !closed) {
            failure = new VoiceFailure(VoiceFailure.Kind.UNREACHABLE, "late");
            close();
        }
    }

    @Override
    public void hear(String payload) {
        WebSocket open = socket;
        if (ready && open != null && !open.writeQueueFull()) {
            send(open.writeTextMessage("{\"user_audio_chunk\":\"" + payload + "\"}"));
        }
    }

    @Override
    public void say(String text) {
        if (ready) {
            // The vendor may or may not tell it back as a transcript.
            putIn = text;
            send(message("user_message").put("text", text));
        }
    }

    @Override
    public void note(String text) {
        if (ready) {
            send(message("contextual_update").put("text", text));
        }
    }

    @Override
    public void keepWaiting() {
        if (ready) {
            send(message("user_activity"));
        }
    }

    /** The vendor reckons itself what was heard. */
    @Override
    public void cut(int responseId, Duration heard) {}

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null && !closed) {
            send(open.close(NORMAL));
        }
        end();
    }

    private ObjectNode initiation() {
        ObjectNode message = Json.MAPPER.createObjectNode().put("type", "conversation_initiation_client_data");
        ObjectNode override = message.putObject("conversation_config_override");
        ObjectNode agent = override.putObject("agent");
        agent.putObject("prompt").put("prompt", request.prompt());
        agent.put("first_message", request.greeting());
        // The vendor names languages without their region.
        agent.put("language", request.voice().plainLanguage());
        String voiceId = request.voice().voiceId() == null
                ? config.voiceId().orElse(null)
                : request.voice().voiceId();
        if (voiceId != null) {
            override.withObject("/tts").put("voice_id", voiceId);
        }
        if (request.voice().speed() != null) {
            override.withObject("/tts").put("speed", request.voice().speed());
        }
        ObjectNode extra = message.putObject("custom_llm_extra_body")
                .put("call_id", request.callId().toString())
                .put("call_token", request.completionsToken());
        if (request.traceparent() != null) {
            extra.put("traceparent", request.traceparent());
        }
        message.putObject("dynamic_variables").put("call_id", request.callId().toString());
        return message.put("user_id", request.userId());
    }

    private void received(String text) {
        if (closed) {
            return;
        }
        ElevenLabsMessage message = ElevenLabsMessage.read(text).orElse(new ElevenLabsMessage.Unknown());
        switch (message) {
            case ElevenLabsMessage.Metadata metadata -> metadata(metadata);
            case ElevenLabsMessage.Audio(var eventId, var payload) -> audio(eventId, payload);
            case ElevenLabsMessage.UserTranscript(var said) -> personSaid(said);
            case ElevenLabsMessage.AgentResponse(var said) ->
                events.accept(new VoiceEvent.AgentSaid(responses.worded(), said));
            case ElevenLabsMessage.AgentResponseCorrection(var said) ->
                events.accept(new VoiceEvent.AgentCorrected(responses.corrected(), said));
            case ElevenLabsMessage.Interruption(var eventId) -> {
                staleUpTo = Math.max(staleUpTo, eventId);
                responses.turned();
                events.accept(new VoiceEvent.Interrupted());
            }
            case ElevenLabsMessage.Ping(var eventId) -> pong(eventId);
            case ElevenLabsMessage.ToolResponse(var toolName, var failed) -> {
                if (toolName.equals("end_call") && !failed) {
                    events.accept(new VoiceEvent.Ending());
                }
            }
            case ElevenLabsMessage.Failure(var code, var type) -> failure = Failures.told(code, type);
            case ElevenLabsMessage.Unknown _ -> {}
        }
    }

    private void metadata(ElevenLabsMessage.Metadata metadata) {
        if (!metadata.outputFormat().equals(FORMAT) || !metadata.inputFormat().equals(FORMAT)) {
            LOG.errorf("voice agent speaks another format, set both its audio formats to %s", FORMAT);
            failure = new VoiceFailure(VoiceFailure.Kind.REFUSED, "audio_format");
            close();
            return;
        }
        ready = true;
        events.accept(new VoiceEvent.Ready(metadata.conversationId()));
    }

    private void audio(int eventId, String payload) {
        if (eventId > staleUpTo && Base64Text.plain(payload)) {
            events.accept(new VoiceEvent.Audio(responses.voiced(), payload));
        }
    }

    private void personSaid(String text) {
        responses.turned();
        if (text.equals(putIn)) {
            putIn = null;
        } else {
            events.accept(new VoiceEvent.PersonSaid(text));
        }
    }

    private void pong(int eventId) {
        send(message("pong").put("event_id", eventId));
    }

    private static ObjectNode message(String type) {
        return Json.MAPPER.createObjectNode().put("type", type);
    }

    private void send(ObjectNode message) {
        WebSocket open = socket;
        if (open != null) {
            send(open.writeTextMessage(message.toString()));
        }
    }

    private void keepAlive() {
        loop.after(config.keepAlive(), () -> {
            WebSocket open = socket;
            if (open != null && !closed) {
                send(open.writePing(Buffer.buffer("hearthline")));
                keepAlive();
            }
        });
    }

    private void ended(@Nullable Short code) {
        if (failure == null) {
            failure = Failures.closed(code, ready);
        }
        end();
    }

    private void end() {
        if (!closed) {
            closed = true;
            ready = false;
            events.accept(new VoiceEvent.Closed(failure));
        }
    }

    /** A write that fails is followed by the close of the socket, which is what counts. */
    private static void send(io.vertx.core.Future<Void> write) {
        write.onFailure(thrown -> LOG.debugf(
                "voice engine not written to errorType=%s", thrown.getClass().getSimpleName()));
    }
}
