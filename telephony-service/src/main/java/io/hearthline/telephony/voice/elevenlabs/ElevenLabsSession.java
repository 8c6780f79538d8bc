package io.hearthline.telephony.voice.elevenlabs;

import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceRequest;
import io.hearthline.telephony.voice.VoiceSession;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the call has of the vendor: one conversation after the other. One that breaks off in the middle is begun again,
 * {@value #ANEW} times, or {@value #ANEW_WORDLESS} time if the agent's words were what was missing; one the vendor
 * refuses is not.
 */
final class ElevenLabsSession implements VoiceSession, Conversation.Host {
    private static final Logger LOG = Logger.getLogger(ElevenLabsSession.class);
    private static final int ANEW = 2;
    private static final int ANEW_WORDLESS = 1;

    /** Opens conversations; returns at once. */
    interface Opener {
        /** @param greeting asked for away from the loop */
        Conversation open(Conversation.Host host, Responses responses, Supplier<String> greeting);
    }

    private final VoiceRequest request;
    private final Consumer<VoiceEvent> events;
    private final Opener opener;
    private final Responses responses = new Responses();
    private @Nullable Conversation current;
    private @Nullable VoiceFailure brokenBy;
    private int begunAnew;
    private boolean ending;
    private boolean over;

    ElevenLabsSession(VoiceRequest request, Consumer<VoiceEvent> events, Opener opener) {
        this.request = request;
        this.events = events;
        this.opener = opener;
    }

    /** Begins the first conversation. */
    ElevenLabsSession begin() {
        current = opener.open(this, responses, request::greeting);
        return this;
    }

    @Override
    public void hear(String payload) {
        if (current != null) {
            current.hear(payload);
        }
    }

    @Override
    public void say(String text) {
        if (current != null) {
            current.say(text);
        }
    }

    @Override
    public void note(String text) {
        if (current != null) {
            current.note(text);
        }
    }

    @Override
    public void keepWaiting() {
        if (current != null) {
            current.keepWaiting();
        }
    }

    /** The vendor reckons itself what was heard. */
    @Override
    public void cut(int responseId, Duration heard) {}

    @Override
    public void close() {
        Conversation open = current;
        current = null;
        if (open != null) {
            open.close();
        }
        end(null);
    }

    @Override
    public void told(VoiceEvent event) {
        if (!over) {
            ending |= event instanceof VoiceEvent.Ending;
            events.accept(event);
        }
    }

    @Override
    public void over(@Nullable VoiceFailure failure, boolean stood) {
        current = null;
        if (over) {
            return;
        }
        if (failure != null && stood && !ending && begunAnew < timesAnew(failure)) {
            begunAnew++;
            brokenBy = failure;
            responses.turned();
            LOG.warnf("conversation begun anew kind=%s errorType=%s", failure.kind(), failure.errorType());
            current = opener.open(this, responses, request.afresh());
        } else {
            // That the vendor can't be reached any more is less of a reason than what broke the call.
            end(failure != null && !stood && brokenBy != null ? brokenBy : failure);
        }
    }

    private static int timesAnew(VoiceFailure failure) {
        return switch (failure.kind()) {
            case BROKEN -> ANEW;
            case WORDLESS -> ANEW_WORDLESS;
            case UNREACHABLE, REFUSED, TOO_LONG -> 0;
        };
    }

    private void end(@Nullable VoiceFailure failure) {
        if (!over) {
            over = true;
            events.accept(new VoiceEvent.Closed(failure));
        }
    }
}
