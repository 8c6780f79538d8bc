package io.hearthline.telephony.voice.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceFailure.Kind;
import io.hearthline.telephony.voice.VoiceRequest;
import io.hearthline.telephony.voice.VoiceSession;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.WebSocketClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One call with the vendor, over one session or, where the hour is up or the vendor drops it, several. Begins turn by
 * turn; lets the model speak for itself where the kind of call allows and the dialogue says so.
 */
final class RealtimeSession implements VoiceSession, Link.Owner {
    private static final Logger LOG = Logger.getLogger(RealtimeSession.class);
    private static final Duration TRANSCRIPT_WITHIN = Duration.ofSeconds(6);
    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(1);
    private static final int MOST_REPAIRS = 2;
    private static final int ATTEMPTS = 2;
    /** Going away, abnormal, internal error, restart, try again: another session may do better. */
    private static final Set<Integer> PASSING = Set.of(1001, 1006, 1011, 1012, 1013);

    private static final int NOT_LET_IN = 3000;

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
    private final WebSocketClient sockets;
    private final Clock clock;
    private final boolean mayBeFree;
    private final History history = new History();
    private final Playing playing;
    private final TurnByTurn turns;
    private final SpeechToSpeech speech;
    private final Wideband.Up up = new Wideband.Up();
    private Line line;
    private @Nullable Line next;
    private boolean free;
    private boolean speaking;
    private boolean unanswered;
    private boolean stood;
    private boolean expired;
    private boolean closed;
    private int attempts = 1;
    private int repairs;

    /** One session of the vendor's. */
    private static final class Line {
        private final Link link;
        private String sessionId = "";
        private long expiresAt;
        private boolean ready;
        private boolean lost;

        Line(Link link) {
            this.link = link;
        }
    }

    /** What all calls of one engine share. */
    record Clients(WebSocketClient sockets, HttpClient http, Clock clock) {}

    RealtimeSession(
            VoiceRequest request, Loop loop, Consumer<VoiceEvent> events, RealtimeConfig config, Clients clients) {
        this.request = request;
        this.loop = loop;
        this.events = events;
        this.config = config;
        this.sockets = clients.sockets();
        this.clock = clients.clock();
        this.mayBeFree = request.kind() == CallKind.GENERAL || request.kind() == CallKind.APPOINTMENT;
        this.playing = new Playing(clock);
        var stage = new OnStage();
        var llm = new LlmClient(clients.http(), loop, config, request);
        this.turns = new TurnByTurn(
                stage,
                llm,
                new SpeechClient(clients.http(), loop, config, request),
                config.turns().timeout());
        this.speech = new SpeechToSpeech(stage, llm, turns, wide());
        this.line = new Line(new Link(config, loop, this));
    }

    private boolean wide() {
        return config.format().equals("pcm");
    }

    /** Connects; on the loop. */
    void open() {
        if (!closed) {
            line.link.open(sockets);
            loop.after(config.connectTimeout().multipliedBy(3), () -> {
                if (!stood) {
                    fail(new VoiceFailure(Kind.UNREACHABLE, "late"));
                }
            });
        }
    }

    @Override
    public void hear(String payload) {
        if (line.ready && !line.lost && !closed) {
            line.link.send(ClientEvents.append(wide() ? up.convert(payload) : payload));
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
        if (closed) {
            return;
        }
        turns.stop();
        closed = true;
        line.link.close();
        if (next != null) {
            next.link.close();
        }
        events.accept(new VoiceEvent.Closed(failure));
    }

    private void fail(VoiceFailure failure) {
        over(failure);
    }

    private void emit(VoiceEvent event) {
        if (!closed && stood) {
            events.accept(event);
        }
    }

    private void send(ObjectNode event) {
        line.link.send(Json.write(event));
    }

    @Override
    public void received(Link link, RealtimeMessage message) {
        Line from = line.link == link ? line : next;
        if (closed || from == null || from.link != link) {
            return;
        }
        switch (message) {
            case RealtimeMessage.SessionCreated(var sessionId, var expiresAt) -> {
                from.sessionId = sessionId;
                from.expiresAt = expiresAt;
                link.send(Json.write(ClientEvents.sessionUpdate(request, config, mayBeFree, free)));
            }
            case RealtimeMessage.SessionUpdated _ -> {
                if (!from.ready) {
                    ready(from);
                }
            }
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
            case RealtimeMessage.Failure(var code) -> told(from, code);
            case RealtimeMessage.Unknown _ -> {}
        }
    }

    private void told(Line from, String code) {
        if (code.equals("session_expired")) {
            expired = true;
        } else if (!from.ready) {
            fail(new VoiceFailure(Kind.REFUSED, code));
        } else {
            LOG.debugf("voice engine objects code=%s", code);
        }
    }

    private void ready(Line from) {
        from.ready = true;
        boolean first = !stood;
        stood = true;
        if (!first) {
            line.link.close();
            line = from;
            next = null;
            expired = false;
            speech.restarted();
            history.spoken().forEach(entry -> send(ClientEvents.said(entry.agent(), entry.text())));
        }
        renewInTime(from);
        emit(new VoiceEvent.Ready(from.sessionId));
        if (first) {
            greet();
        }
    }

    private void greet() {
        if (request.greeting().isBlank()) {
            turns.ask();
        } else {
            turns.speak(request.greeting(), false, false);
        }
    }

    /** The vendor ends a session without a warning; another one stands by then. */
    private void renewInTime(Line from) {
        if (from.expiresAt > 0) {
            Duration left = Duration.ofMillis(from.expiresAt * 1000 - clock.millis());
            Duration in = left.compareTo(RENEWED_BEFORE_END.multipliedBy(2)) > 0
                    ? left.minus(RENEWED_BEFORE_END)
                    : left.dividedBy(2);
            loop.after(in.isNegative() ? Duration.ZERO : in, () -> {
                if (line == from && !closed) {
                    renew();
                }
            });
        }
    }

    private void renew() {
        if (next == null) {
            Line renewed = new Line(new Link(config, loop, this));
            next = renewed;
            renewed.link.open(sockets);
        }
    }

    @Override
    public void lost(Link link, @Nullable Short code, String errorType) {
        if (closed) {
            return;
        }
        if (!stood) {
            neverStood(code, errorType);
        } else if (next != null && next.link == link) {
            next = null;
            if (line.lost) {
                broken(errorType);
            }
        } else {
            line.lost = true;
            boolean passing = expired || code == null || PASSING.contains(code.intValue());
            if (!passing || repairs >= MOST_REPAIRS) {
                broken(errorType);
                return;
            }
            repairs++;
            LOG.warnf("voice session lost, another is opened errorType=%s", errorType);
            renew();
        }
    }

    private void broken(String errorType) {
        fail(expired ? new VoiceFailure(Kind.TOO_LONG, "session_expired") : new VoiceFailure(Kind.BROKEN, errorType));
    }

    /** Nothing has been said yet, so trying again repeats nothing. */
    private void neverStood(@Nullable Short code, String errorType) {
        if (code != null && code == NOT_LET_IN) {
            fail(new VoiceFailure(Kind.REFUSED, errorType));
        } else if (attempts++ < ATTEMPTS) {
            LOG.warnf("voice engine not reached attempt=%d errorType=%s", attempts - 1, errorType);
            line = new Line(new Link(config, loop, this));
            line.link.open(sockets);
        } else {
            fail(new VoiceFailure(Kind.UNREACHABLE, errorType));
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
            if (worded) {
                unanswered = false;
                speech.judge(itemId);
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
            RealtimeSession.this.fail(failure);
        }
    }
}
