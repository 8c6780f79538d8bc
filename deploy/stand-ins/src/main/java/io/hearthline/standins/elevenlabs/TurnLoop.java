package io.hearthline.standins.elevenlabs;

import io.hearthline.standins.elevenlabs.History.Entry;
import io.hearthline.standins.elevenlabs.wire.CustomLlm.ToolCall;
import io.hearthline.standins.elevenlabs.wire.ServerMessages;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks when: the person's words become a request to the custom LLM, its answer becomes speech, and the person may cut
 * in. Runs on the event loop.
 */
final class TurnLoop implements Ear.Attention {
    private static final long CLOSE_AFTER_MS = 100;
    private static final int SPECULATES_AT = 2;

    /** The conversation around it. */
    interface Line {
        void send(JsonObject message);

        int nextEventId();

        /** How many times faster than life the phone plays at the moment. */
        double pace();

        /** Seconds since the conversation began. */
        long second();

        /** The request to send for these messages. */
        JsonObject request(Function<String, JsonArray> messages);

        Misbehaviour misbehaviour();

        void misbehave(Misbehaviour next);

        /** Closes the socket; an error event goes first where there is an error. */
        void end(int code, @Nullable String errorType, String reason);
    }

    private final Generation.CallContext context;
    private final Line line;
    private final History history;
    private final Mouth mouth;
    private @Nullable Generation generation;
    private @Nullable Generation discarded;
    private @Nullable Reply reply;
    private boolean joinNext;
    private boolean speculated;
    private boolean ended;
    private long silenceTimer = -1;
    private long mergeTimer = -1;

    TurnLoop(Generation.CallContext context, Line line, History history, Coding coding) {
        this.context = context;
        this.line = line;
        this.history = history;
        this.mouth = new Mouth(coding, line::pace, line::send, line::nextEventId);
    }

    /** Speaks without asking the model. */
    void open(String firstMessage) {
        if (firstMessage.isBlank()) {
            ask("TURN");
            return;
        }
        Reply opening = newReply();
        opening.add(firstMessage);
        opening.complete();
    }

    /** A typed user message: a turn of its own that cuts off what is being said. */
    void typed(String text) {
        if (!ended) {
            fallSilent();
            utterance(text);
        }
    }

    /** The client says that the person is there. */
    void activity() {
        armSilence();
    }

    /** Stops all that is under way. */
    void stop() {
        ended = true;
        cancelGenerations();
        context.vertx().cancelTimer(silenceTimer);
        context.vertx().cancelTimer(mergeTimer);
        if (reply != null) {
            reply.drop();
        }
    }

    @Override
    public void word(List<String> soFar) {
        if (ended) {
            return;
        }
        context.vertx().cancelTimer(silenceTimer);
        if (soFar.size() == 1) {
            fallSilent();
        }
        if (soFar.size() == SPECULATES_AT && line.misbehaviour().speculative() > 0 && !speculated) {
            speculated = true;
            line.misbehave(line.misbehaviour().afterSpeculation());
            String partial = String.join(" ", soFar);
            discarded = new Generation(
                            context,
                            question("SPECULATIVE", prompt -> history.messagesWith(prompt, partial)),
                            new Discarding(() -> {}))
                    .start();
        }
    }

    @Override
    public void utterance(String text) {
        if (ended) {
            return;
        }
        speculated = false;
        line.send(ServerMessages.userTranscript(line.nextEventId(), text));
        history.userSaid(text, joinNext, line.second());
        joinNext = false;
        turn();
    }

    private void turn() {
        cancelGenerations();
        context.vertx().cancelTimer(mergeTimer);
        Misbehaviour.Kind kind = line.misbehaviour().next();
        line.misbehave(line.misbehaviour().after(kind));
        switch (kind) {
            case PLAIN -> ask("TURN");
            case REPEATED -> discarded = discard("REPEATED", () -> ask("TURN"));
            case CANCELLED -> askAndHangUp();
            case MERGED -> discarded = discard("MERGED", this::awaitMore);
        }
    }

    private Generation discard(String why, Runnable then) {
        return new Generation(context, question(why, history::messages), new Discarding(then)).start();
    }

    private void askAndHangUp() {
        discarded = new Generation(
                        context, question("CANCELLED", history::messages), new Discarding(() -> ask("TURN")) {
                            @Override
                            public void content(String text) {
                                if (discarded != null) {
                                    discarded.cancel();
                                    discarded = null;
                                }
                                ask("TURN");
                            }
                        })
                .start();
    }

    private void awaitMore() {
        joinNext = true;
        mergeTimer = context.vertx().setTimer(context.timing().mergeWait().toMillis(), _ -> ask("TURN"));
    }

    private void ask(String why) {
        if (ended) {
            return;
        }
        generation = new Generation(context, question(why, history::messages), new Speaking()).start();
    }

    private Generation.Question question(String why, Function<String, JsonArray> messages) {
        return new Generation.Question(why, line.request(messages));
    }

    /** The person has begun to speak: an answer that is heard is cut, one that was not yet heard is given up. */
    private void fallSilent() {
        context.vertx().cancelTimer(mergeTimer);
        if (reply != null && reply.released() && (mouth.playing() || !reply.isComplete())) {
            interrupt(reply);
        } else if (generation != null || discarded != null || (reply != null && !reply.isComplete())) {
            joinNext = true;
            cancelGenerations();
            if (reply != null) {
                reply.drop();
            }
        }
        reply = null;
    }

    private void interrupt(Reply cut) {
        cancelGenerations();
        cut.drop();
        cut.announce();
        String heard = mouth.cut();
        line.send(ServerMessages.interruption(mouth.lastAudioId()));
        line.send(ServerMessages.correction(line.nextEventId(), cut.text(), heard));
        history.shorten(cut.text(), heard);
    }

    private void cancelGenerations() {
        if (generation != null) {
            generation.cancel();
            generation = null;
        }
        if (discarded != null) {
            discarded.cancel();
            discarded = null;
        }
    }

    private Reply newReply() {
        mouth.begin();
        var fresh = new Reply(context.vertx(), line.misbehaviour().stallMs(), new OnStage());
        reply = fresh;
        return fresh;
    }

    private void armSilence() {
        context.vertx().cancelTimer(silenceTimer);
        long silenceMs = context.timing().turnTimeout().toMillis();
        if (silenceMs > 0 && !ended) {
            long inMs = mouth.playsForMs() + Math.max(1, (long) (silenceMs / line.pace()));
            silenceTimer = context.vertx().setTimer(inMs, _ -> silence());
        }
    }

    private void silence() {
        if (generation == null && discarded == null && !mouth.playing()) {
            history.add(new Entry.User(History.SILENCE, line.second()));
            ask("SILENCE");
        }
    }

    /** A person's word may come before the last of a discarded answer; only what follows from it is run. */
    private class Discarding implements Generation.Taker {
        private final Runnable then;

        Discarding(Runnable then) {
            this.then = then;
        }

        @Override
        public void content(String text) {}

        @Override
        public void done(List<ToolCall> tools) {
            discarded = null;
            then.run();
        }

        @Override
        public void gaveUp(String errorType) {
            discarded = null;
            then.run();
        }
    }

    /** The answer that is spoken. */
    private final class Speaking implements Generation.Taker {
        private @Nullable Reply spoken;

        @Override
        public void content(String text) {
            if (spoken == null) {
                spoken = newReply();
            }
            spoken.add(text);
        }

        @Override
        public void done(List<ToolCall> tools) {
            generation = null;
            Reply last = spoken == null ? newReply() : spoken;
            for (ToolCall tool : tools) {
                String farewell = tool.name().equals("end_call") ? message(tool) : "";
                if (!farewell.isBlank()) {
                    last.add((last.text().isEmpty() ? "" : " ") + farewell);
                }
            }
            last.complete();
            tools.forEach(TurnLoop.this::call);
        }

        @Override
        public void gaveUp(String errorType) {
            line.end(1002, errorType, "Custom LLM generation failed");
        }
    }

    private static String message(ToolCall tool) {
        try {
            return new JsonObject(tool.arguments()).getString("message", "");
        } catch (DecodeException e) {
            // Arguments that are no JSON carry no farewell.
            return "";
        }
    }

    private void call(ToolCall tool) {
        history.add(new Entry.Tool(tool.id(), tool.name(), tool.arguments(), line.second()));
        line.send(ServerMessages.toolResponse(line.nextEventId(), tool.name(), tool.id()));
        if (tool.name().equals("end_call")) {
            ended = true;
            long heldMs = CLOSE_AFTER_MS + line.misbehaviour().stallMs();
            context.vertx().setTimer(heldMs, _ -> line.end(1000, null, "end_call tool was called."));
        }
    }

    /** What an answer is told to. */
    private final class OnStage implements Reply.Stage {
        @Override
        public void announce(String text) {
            line.send(ServerMessages.agentResponse(line.nextEventId(), text));
            history.add(new Entry.Agent(text, null, line.second()));
        }

        @Override
        public void speak(String sentence) {
            mouth.say(sentence);
        }

        @Override
        public void spoken() {
            armSilence();
        }
    }
}
