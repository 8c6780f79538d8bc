package io.hearthline.telephony.voice.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceRequest;
import io.hearthline.telephony.voice.VoiceSession;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One call with the vendor, over one session or, where the hour is up or the vendor drops it, several. Begins turn by
 * turn; lets the model speak for itself where the kind of call allows and the dialogue says so.
 */
final class RealtimeSession implements VoiceSession, Sessions.Call {
    private static final Logger LOG = Logger.getLogger(RealtimeSession.class);
    private static final Duration TRANSCRIPT_WITHIN = Duration.ofSeconds(6);

    /** What the two modes need of the call. */
    interface Stage {
        VoiceRequest request();

        Loop loop();

        History history();

        Playing playing();

        void emit(VoiceEvent event);

        void send(ObjectNode event);

        /** True if the model speaks for itself at the moment. */
        boolean free();

        /** Lets the model speak for itself from now on, if the kind of call allows. */
        void release();

        /** Cuts the model off and says what the dialogue has to say. */
        void holdAndSay(LlmClient.Verdict verdict);

        /** Cuts the model off and asks the dialogue anew. */
        void holdAndAsk(String errorType);

        /** The person has been silent for too long. */
        void silence();

        /** Tells the model what was said in its place. */
        void spokeForTheModel(String words);

        /** All has been said. */
        void end();

        void fail(VoiceFailure failure);
    }

    private final VoiceRequest request;
    private final Loop loop;
    private final Consumer<VoiceEvent> events;
    private final RealtimeConfig config;
    private final boolean mayBeFree;
    private final History history = new History();
    private final Playing playing;
    private final TurnByTurn turns;
    private final SpeechToSpeech speech;
    private final Wideband.Up up = new Wideband.Up();
    private final Sessions sessions;
    private boolean free;
    private boolean speaking;
    private boolean unanswered;
    private boolean stood;
    private boolean closed;

    RealtimeSession(
            VoiceRequest request,
            Loop loop,
            Consumer<VoiceEvent> events,
            RealtimeConfig config,
            RealtimeEngine.Clients clients) {
        this.request = request;
        this.loop = loop;
        this.events = events;
        this.config = config;
        this.mayBeFree = request.kind() == CallKind.GENERAL || request.kind() == CallKind.APPOINTMENT;
        this.playing = new Playing(clients.clock());
        var stage = new OnStage();
        var llm = new LlmClient(clients.http(), loop, config, request);
        this.turns = new TurnByTurn(
                stage,
                llm,
                new SpeechClient(clients.http(), loop, config, request),
                config.turns().timeout());
        this.speech = new SpeechToSpeech(stage, llm, turns, wide());
        this.sessions = new Sessions(config, loop, clients, this);
    }

    private boolean wide() {
        return config.format().equals("pcm");
    }

    /** Connects; on the loop. */
    void open() {
        if (!closed) {
            sessions.open();
        }
    }

    @Override
    public void hear(String payload) {
        if (stood && !closed) {
            sessions.send(ClientEvents.append(wide() ? up.convert(payload) : payload));
        }
    }

    @Override
    public void say(String text) {
        if (stood && !closed) {
            personBegan();
            speaking = false;
            history.personTyped(text);
            hold();
            turns.ask();
        }
    }

    @Override
    public void note(String text) {
        if (stood && !closed) {
            history.noted(text);
        }
    }

    @Override
    public void keepWaiting() {
        if (stood && !closed) {
            turns.keepWaiting();
        }
    }

    @Override
    public void cut(int responseId, Duration heard) {
        if (stood && !closed && !turns.cut(responseId, heard)) {
            speech.cut(responseId, heard);
        }
    }

    @Override
    public void close() {
        over(null);
    }

    private void over(@Nullable VoiceFailure failure) {
        if (!closed) {
            turns.stop();
            closed = true;
            sessions.close();
            events.accept(new VoiceEvent.Closed(failure));
        }
    }

    @Override
    public void failed(VoiceFailure failure) {
        over(failure);
    }

    private void emit(VoiceEvent event) {
        if (!closed && stood) {
            events.accept(event);
        }
    }

    private void send(ObjectNode event) {
        sessions.send(Json.write(event));
    }

    @Override
    public ObjectNode setup() {
        return ClientEvents.sessionUpdate(request, config, mayBeFree, free);
    }

    @Override
    public void stands(String sessionId, boolean first) {
        stood = true;
        emit(new VoiceEvent.Ready(sessionId));
        if (!first) {
            restarted();
        } else if (request.greeting().isBlank()) {
            turns.ask();
        } else {
            turns.speak(request.greeting(), false, false);
        }
    }

    private void restarted() {
        speaking = false;
        speech.restarted();
        if (mayBeFree) {
            history.spoken().forEach(entry -> send(ClientEvents.said(entry.agent(), entry.text())));
        }
        if (free) {
            turns.awaitPerson();
        }
    }

    @Override
    public void received(RealtimeMessage message) {
        switch (message) {
            case RealtimeMessage.SpeechStarted _ -> {
                speaking = true;
                personBegan();
            }
            case RealtimeMessage.Committed(var itemId) -> committed(itemId);
            case RealtimeMessage.Transcribed(var itemId, var text) -> {
                if (history.transcribed(itemId, text)) {
                    transcribed(itemId, !text.isBlank());
                }
            }
            case RealtimeMessage.TranscriptionFailed(var itemId) -> untranscribed(itemId);
            case RealtimeMessage.ResponseCreated(var responseId) -> speech.responding(responseId);
            case RealtimeMessage.OutputItem(var _, var itemId, var type) -> speech.outputItem(itemId, type);
            case RealtimeMessage.Audio(var itemId, var payload) -> speech.sound(itemId, payload);
            case RealtimeMessage.Words(var itemId, var text) -> speech.words(itemId, text);
            case RealtimeMessage.AllWords(var itemId, var text) -> speech.allWords(itemId, text);
            case RealtimeMessage.FunctionCall(var callId, var name, var arguments) ->
                speech.call(callId, name, arguments);
            case RealtimeMessage.ResponseDone _ -> speech.responded();
            case RealtimeMessage.SessionCreated _,
                    RealtimeMessage.SessionUpdated _,
                    RealtimeMessage.Failure _,
                    RealtimeMessage.Unknown _ -> {}
        }
    }

    private void personBegan() {
        turns.personBegan();
        speech.personBegan();
        if (playing.playing()) {
            playing.stopped();
            emit(new VoiceEvent.Interrupted());
        }
    }

    private void committed(String itemId) {
        speaking = false;
        history.personSpoke(itemId);
        loop.after(TRANSCRIPT_WITHIN, () -> untranscribed(itemId));
    }

    private void transcribed(String itemId, boolean worded) {
        unanswered |= worded;
        history.tell(this::emit);
        if (free) {
            unanswered = false;
            if (worded) {
                speech.judge(itemId);
            } else {
                speech.runCalls();
            }
        } else if (!speaking && !history.awaitsTranscript()) {
            boolean asks = unanswered;
            unanswered = false;
            if (asks) {
                turns.ask();
            } else {
                turns.resume();
            }
        }
    }

    /** Something was said that nobody could read: the dialogue treats it as silence. */
    private void untranscribed(String itemId) {
        if (!closed && history.transcribed(itemId, "")) {
            history.tell(this::emit);
            silence();
        }
    }

    private void silence() {
        if (!closed && !speaking) {
            history.personTyped(History.SILENCE);
            hold();
            turns.ask();
        }
    }

    private void hold() {
        if (free) {
            free = false;
            send(ClientEvents.freeing(config, false));
            speech.stop();
            if (playing.playing()) {
                playing.stopped();
                emit(new VoiceEvent.Interrupted());
            }
        }
    }

    /** What a mode sees of the call. */
    private final class OnStage implements Stage {
        @Override
        public VoiceRequest request() {
            return request;
        }

        @Override
        public Loop loop() {
            return loop;
        }

        @Override
        public History history() {
            return history;
        }

        @Override
        public Playing playing() {
            return playing;
        }

        @Override
        public void emit(VoiceEvent event) {
            RealtimeSession.this.emit(event);
        }

        @Override
        public void send(ObjectNode event) {
            RealtimeSession.this.send(event);
        }

        @Override
        public boolean free() {
            return free;
        }

        @Override
        public void release() {
            if (mayBeFree && !free) {
                free = true;
                send(ClientEvents.freeing(config, true));
            }
        }

        @Override
        public void holdAndSay(LlmClient.Verdict verdict) {
            hold();
            turns.speak(verdict.say(), verdict.end(), false);
        }

        @Override
        public void holdAndAsk(String errorType) {
            if (free) {
                LOG.debugf("dialogue takes the floor reason=%s", errorType);
                hold();
                turns.ask();
            }
        }

        @Override
        public void silence() {
            RealtimeSession.this.silence();
        }

        @Override
        public void spokeForTheModel(String words) {
            if (mayBeFree) {
                send(ClientEvents.said(true, words));
            }
        }

        @Override
        public void end() {
            over(null);
        }

        @Override
        public void fail(VoiceFailure failure) {
            over(failure);
        }
    }
}
