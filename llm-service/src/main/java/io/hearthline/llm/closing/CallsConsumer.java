package io.hearthline.llm.closing;

import io.hearthline.contracts.eventlog.Headers;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.json.Json;
import io.hearthline.llm.platform.CallContext;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads {@code calls.v1} in order: what was answered on a keypad, and calls that have ended. */
@ApplicationScoped
public class CallsConsumer {
    private static final Logger LOG = Logger.getLogger(CallsConsumer.class);

    private final DialogueCloser closer;
    private final KeypadAnswers keypad;

    CallsConsumer(DialogueCloser closer, KeypadAnswers keypad) {
        this.closer = closer;
        this.keypad = keypad;
    }

    @Incoming("calls")
    @Blocking
    @Retry(maxRetries = 5, delay = 200, maxDuration = 20, durationUnit = ChronoUnit.SECONDS, jitter = 50)
    void take(ConsumerRecord<String, String> message) {
        if (message.value() == null) {
            return;
        }
        UUID eventId = Headers.eventId(message.headers(), message.topic(), message.partition(), message.offset());
        switch (Json.read(message.value(), CallEvent.class)) {
            case CallEvent.KeypadAnswered answered -> {
                try (CallContext _ = CallContext.of(answered.callId())) {
                    keypad.take(eventId, answered);
                }
            }
            case CallEvent.CallEnded ended -> {
                try (CallContext _ = CallContext.of(ended.callId())) {
                    if (closer.close(eventId, ended)) {
                        LOG.infof("dialogue closed kind=%s outcome=%s", ended.kind(), ended.outcome());
                    }
                }
            }
            case CallEvent.CallPlaced _,
                    CallEvent.CallRinging _,
                    CallEvent.CallAnswered _,
                    CallEvent.TurnSpoken _,
                    CallEvent.RecordingReady _,
                    CallEvent.ProviderTranscript _,
                    CallEvent.SlotClosed _,
                    CallEvent.MessageStatus _,
                    CallEvent.MessageReceived _,
                    CallEvent.ErasureDone _,
                    CallEvent.Unknown _ -> {}
        }
    }
}
