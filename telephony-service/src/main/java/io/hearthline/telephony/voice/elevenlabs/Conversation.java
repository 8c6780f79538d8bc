package io.hearthline.telephony.voice.elevenlabs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.telephony.voice.Base64Text;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEngine.VoiceRequest;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceSession;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
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
    private @Nullable WebSocket socket;
    private @Nullable String errorType;
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
        opened.exceptionHandler(failure -> errorType = failure.getClass().getSimpleName());
        opened.closeHandler(_ -> ended(opened.closeStatusCode()));
        send(opened.writeTextMessage(initiation().toString()));
        keepAlive();
    }

    /** No socket came about. */
    void failed(String type) {
        errorType = type;
        end();
    }

    /** A conversation that does not stand by now will not. */
    void late() {
        if (!ready && !closed) {
            errorType = "late";
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
        agent.put("language", request.language().split("-", 2)[0]);
        String voiceId = request.voiceId() == null ? config.voiceId().orElse(null) : request.voiceId();
        if (voiceId != null) {
            override.putObject("tts").put("voice_id", voiceId);
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
            case ElevenLabsMessage.UserTranscript(var said) -> events.accept(new VoiceEvent.PersonSaid(said));
            case ElevenLabsMessage.AgentResponse(var eventId, var said) ->
                events.accept(new VoiceEvent.AgentSaid(eventId, said));
            case ElevenLabsMessage.AgentResponseCorrection(var eventId, var said) ->
                events.accept(new VoiceEvent.AgentCorrected(eventId, said));
            case ElevenLabsMessage.Interruption(var eventId) -> {
                staleUpTo = Math.max(staleUpTo, eventId);
                events.accept(new VoiceEvent.Interrupted());
            }
            case ElevenLabsMessage.Ping(var eventId) -> pong(eventId);
            case ElevenLabsMessage.ToolResponse(var toolName, var failed) -> {
                if (toolName.equals("end_call") && !failed) {
                    events.accept(new VoiceEvent.Ending());
                }
            }
            case ElevenLabsMessage.Failure(var code, var type) -> errorType = type + "_" + code;
            case ElevenLabsMessage.Unknown _ -> {}
        }
    }

    private void metadata(ElevenLabsMessage.Metadata metadata) {
        if (!metadata.outputFormat().equals(FORMAT) || !metadata.inputFormat().equals(FORMAT)) {
            LOG.errorf("voice agent speaks another format, set both its audio formats to %s", FORMAT);
            errorType = "audio_format";
            close();
            return;
        }
        ready = true;
        events.accept(new VoiceEvent.Ready(metadata.conversationId()));
    }

    private void audio(int eventId, String payload) {
        if (eventId > staleUpTo && Base64Text.plain(payload)) {
            events.accept(new VoiceEvent.Audio(eventId, payload));
        }
    }

    private void pong(int eventId) {
        WebSocket open = socket;
        if (open != null) {
            send(open.writeTextMessage("{\"type\":\"pong\",\"event_id\":" + eventId + "}"));
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
        if (errorType == null && (code == null || code != NORMAL)) {
            errorType = "close_" + (code == null ? "abnormal" : code);
        }
        end();
    }

    private void end() {
        if (!closed) {
            closed = true;
            ready = false;
            events.accept(new VoiceEvent.Closed(errorType));
        }
    }

    /** A write that fails is followed by the close of the socket, which is what counts. */
    private static void send(io.vertx.core.Future<Void> write) {
        write.onFailure(failure -> LOG.debugf(
                "voice engine not written to errorType=%s", failure.getClass().getSimpleName()));
    }
}
