package io.hearthline.telephony.voice.elevenlabs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One conversation on the vendor's socket; lives on the call's loop. What the person says while the vendor does not
 * read is buffered for about five seconds, then dropped and counted.
 */
final class Conversation {
    private static final Logger LOG = Logger.getLogger(Conversation.class);
    private static final int MAX_WAITING_BYTES = 64 * 1024;

    /** Whose conversation it is. */
    interface Host {
        /** Something happened. */
        void told(VoiceEvent event);

        /**
         * The last thing that is told, once.
         *
         * @param failure null if the agent ended the conversation or it was closed from here
         * @param stood whether it had begun
         */
        void over(@Nullable VoiceFailure failure, boolean stood);
    }

    private final Host host;
    private final Responses responses;
    private final Loop loop;
    private final Duration keepAlive;
    private final Counter unheard;
    private @Nullable WebSocket socket;
    private @Nullable Transcoder transcoder;
    private @Nullable VoiceFailure failure;
    private @Nullable String putIn;
    private int staleUpTo = Integer.MIN_VALUE;
    private boolean closed;

    /** @param unheard counts what the vendor was too slow to hear */
    Conversation(Host host, Responses responses, Loop loop, Duration keepAlive, Counter unheard) {
        this.host = host;
        this.responses = responses;
        this.loop = loop;
        this.keepAlive = keepAlive;
        this.unheard = unheard;
    }

    /** The socket stands; the client speaks first. */
    void opened(WebSocket opened, String initiation) {
        if (closed) {
            send(opened.close((short) Failures.NORMAL));
            return;
        }
        socket = opened;
        opened.setWriteQueueMaxSize(MAX_WAITING_BYTES);
        opened.textMessageHandler(this::received);
        opened.exceptionHandler(thrown -> LOG.debugf(
                "voice engine's socket failed errorType=%s", thrown.getClass().getSimpleName()));
        opened.closeHandler(_ -> ended(opened.closeStatusCode()));
        send(opened.writeTextMessage(initiation));
        keepAlive();
    }

    /** No socket came about. */
    void failed(VoiceFailure why) {
        failure = why;
        end();
    }

    /** A conversation that does not stand by now will not. */
    void late() {
        if (transcoder == null && !closed) {
            failure = new VoiceFailure(VoiceFailure.Kind.UNREACHABLE, "late");
            close();
        }
    }

    void hear(String payload) {
        WebSocket open = writable();
        Transcoder ready = transcoder;
        if (open == null || ready == null) {
            return;
        }
        if (open.writeQueueFull()) {
            unheard.increment();
        } else {
            // A write that fails is followed by the close of the socket.
            var _ = open.writeTextMessage("{\"user_audio_chunk\":\"" + ready.toVendor(payload) + "\"}");
        }
    }

    void say(String text) {
        if (transcoder != null) {
            // The vendor may or may not tell it back as a transcript.
            putIn = text;
            responses.turned();
            send(message("user_message").put("text", text));
        }
    }

    void note(String text) {
        if (transcoder != null) {
            send(message("contextual_update").put("text", text));
        }
    }

    void keepWaiting() {
        if (transcoder != null) {
            send(message("user_activity"));
        }
    }

    void close() {
        WebSocket open = writable();
        if (open != null) {
            send(open.close((short) Failures.NORMAL));
        }
        end();
    }

    private void received(String text) {
        if (closed) {
            return;
        }
        ElevenLabsMessage message = ElevenLabsMessage.read(text).orElse(new ElevenLabsMessage.Unknown());
        switch (message) {
            case ElevenLabsMessage.Metadata metadata -> metadata(metadata);
            case ElevenLabsMessage.Audio audio -> audio(audio);
            case ElevenLabsMessage.UserTranscript(var said) -> personSaid(said);
            case ElevenLabsMessage.AgentResponse(var said) ->
                host.told(new VoiceEvent.AgentSaid(responses.worded(), said));
            case ElevenLabsMessage.AgentResponseCorrection(var said) ->
                host.told(new VoiceEvent.AgentCorrected(responses.corrected(), said));
            case ElevenLabsMessage.Interruption(var eventId) -> interrupted(eventId);
            case ElevenLabsMessage.Ping(var eventId) -> send(message("pong").put("event_id", eventId));
            case ElevenLabsMessage.ToolCall(var callId) -> refuseTool(callId);
            case ElevenLabsMessage.ToolResponse(var toolName, var failed) -> {
                if (toolName.equals("end_call") && !failed) {
                    host.told(new VoiceEvent.Ending());
                }
            }
            case ElevenLabsMessage.Failure(var code, var type) -> failure = Failures.told(code, type);
            case ElevenLabsMessage.Unknown _ -> {}
        }
    }

    private void metadata(ElevenLabsMessage.Metadata metadata) {
        transcoder = Transcoder.between(metadata.inputFormat(), metadata.outputFormat())
                .orElse(null);
        if (transcoder == null) {
            LOG.error("voice agent's audio formats are unknown, set both to ulaw_8000");
            failure = new VoiceFailure(VoiceFailure.Kind.REFUSED, "audio_format");
            close();
        } else {
            host.told(new VoiceEvent.Ready(metadata.conversationId()));
        }
    }

    private void audio(ElevenLabsMessage.Audio audio) {
        Transcoder ready = transcoder;
        if (ready != null && audio.eventId() > staleUpTo) {
            ready.fromVendor(audio.payload())
                    .ifPresent(
                            payload -> host.told(new VoiceEvent.Audio(responses.voiced(), payload, audio.alignment())));
        }
    }

    private void interrupted(int eventId) {
        staleUpTo = Math.max(staleUpTo, eventId);
        responses.turned();
        if (transcoder != null) {
            transcoder.interrupted();
        }
        host.told(new VoiceEvent.Interrupted());
    }

    private void personSaid(String text) {
        responses.turned();
        if (text.equals(putIn)) {
            putIn = null;
        } else {
            host.told(new VoiceEvent.PersonSaid(text));
        }
    }

    /** No tool is offered to the agent that would run here; one it waits for would hold it up. */
    private void refuseTool(String callId) {
        send(message("client_tool_result")
                .put("tool_call_id", callId)
                .put("result", "There is no such tool.")
                .put("is_error", true));
    }

    private static ObjectNode message(String type) {
        return Json.MAPPER.createObjectNode().put("type", type);
    }

    private void send(ObjectNode message) {
        WebSocket open = writable();
        if (open != null) {
            send(open.writeTextMessage(message.toString()));
        }
    }

    /** The socket, unless it is closed; one the vendor has just closed throws at whoever touches it. */
    private @Nullable WebSocket writable() {
        WebSocket open = socket;
        return open == null || closed || open.isClosed() ? null : open;
    }

    private void keepAlive() {
        loop.after(keepAlive, () -> {
            WebSocket open = writable();
            if (open != null) {
                send(open.writePing(Buffer.buffer("hearthline")));
                keepAlive();
            }
        });
    }

    private void ended(@Nullable Short code) {
        if (failure == null) {
            failure = Failures.closed(code, transcoder != null);
        }
        end();
    }

    private void end() {
        if (!closed) {
            closed = true;
            host.over(failure, transcoder != null);
        }
    }

    /** A write that fails is followed by the close of the socket, which is what counts. */
    private static void send(Future<Void> write) {
        write.onFailure(thrown -> LOG.debugf(
                "voice engine not written to errorType=%s", thrown.getClass().getSimpleName()));
    }
}
