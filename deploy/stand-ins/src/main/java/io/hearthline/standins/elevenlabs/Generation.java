package io.hearthline.standins.elevenlabs;

import io.hearthline.standins.elevenlabs.wire.CustomLlm;
import io.hearthline.standins.elevenlabs.wire.CustomLlm.ToolCall;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the custom LLM with the vendor's patience: an attempt without content is cancelled when its time is up and
 * tried again, three times in all; a failed one waits for the same moment.
 */
final class Generation implements CustomLlm.Reader {
    private static final int ATTEMPTS = 3;
    private static final Duration WHOLE = Duration.ofSeconds(20);

    /** Where the answer goes. */
    interface Taker {
        void content(String text);

        void done(List<ToolCall> tools);

        /** @param errorType the vendor's word for what went wrong */
        void gaveUp(String errorType);
    }

    /** What is asked for, and why. */
    record Question(String why, JsonObject body) {
        @Override
        public String toString() {
            return "Question[why=" + why + "]";
        }
    }

    private final Vertx vertx;
    private final CustomLlm llm;
    private final Duration contentWithin;
    private final Question question;
    private final List<ConversationReport.Request> log;
    private final Taker taker;
    private final List<ToolCall> tools = new ArrayList<>();
    private CustomLlm.@Nullable Completion completion;
    private long timer;
    private long wholeTimer;
    private long askedAt;
    private int attempt;
    private int logAt;
    private boolean content;
    private boolean over;

    Generation(CallContext context, Question question, Taker taker) {
        this.vertx = context.vertx();
        this.llm = context.llm();
        this.contentWithin = context.timing().contentWithin();
        this.log = context.requests();
        this.question = question;
        this.taker = taker;
    }

    /** What all generations of a conversation share. */
    record CallContext(
            Vertx vertx, CustomLlm llm, ElevenLabsConfig.Timing timing, List<ConversationReport.Request> requests) {}

    Generation start() {
        wholeTimer = vertx.setTimer(WHOLE.toMillis(), _ -> giveUp("llm_timeout"));
        attempt();
        return this;
    }

    boolean hasContent() {
        return content;
    }

    /** Disconnects; the taker hears nothing more. */
    void cancel() {
        end();
        if (completion != null) {
            completion.cancel();
        }
    }

    private void attempt() {
        attempt++;
        askedAt = System.nanoTime();
        logAt = log.size();
        log.add(new ConversationReport.Request(question.why(), attempt, null));
        timer = vertx.setTimer(contentWithin.toMillis(), _ -> timeUp());
        completion = llm.ask(question.body(), this);
    }

    private void timeUp() {
        if (completion != null) {
            completion.cancel();
        }
        if (attempt < ATTEMPTS) {
            attempt();
        } else {
            giveUp("custom_llm_error");
        }
    }

    private void giveUp(String errorType) {
        if (!over) {
            cancel();
            taker.gaveUp(errorType);
        }
    }

    private void end() {
        over = true;
        vertx.cancelTimer(timer);
        vertx.cancelTimer(wholeTimer);
    }

    @Override
    public void content(String text) {
        if (!content) {
            content = true;
            vertx.cancelTimer(timer);
            long firstContentMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - askedAt);
            log.set(logAt, new ConversationReport.Request(question.why(), attempt, firstContentMs));
        }
        taker.content(text);
    }

    @Override
    public void tool(ToolCall call) {
        tools.add(call);
    }

    @Override
    public void done() {
        if (!over) {
            end();
            taker.done(List.copyOf(tools));
        }
    }

    /** What was said before the break stands; without a word of it the next attempt waits for this one's time to be up. */
    @Override
    public void failed() {
        if (content) {
            done();
        }
    }
}
