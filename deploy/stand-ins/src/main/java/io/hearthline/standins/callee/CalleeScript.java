package io.hearthline.standins.callee;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One person who can be called, as {@code callers/<name>.yaml} tells.
 *
 * @param ringSeconds how long the phone rings before the outcome
 * @param thinkingMs pause between what was heard and the answer
 * @param puzzledMs pause before the default reply, for what no rule answers
 * @param pauseMs pause where a text has {@code " … "}
 * @param greeting said on picking up, before the agent says anything
 * @param otherwise the default reply; none where the person keeps silent
 * @param answeredBy what the carrier's machine detection takes it for
 * @param beepAfterMs a machine's beep, counted from the end of its greeting; what is heard from then on is its message
 * @param hangUpAfterQuietMs hangs up when nothing was said or heard for so long
 */
public record CalleeScript(
        String name,
        Outcome outcome,
        double ringSeconds,
        int thinkingMs,
        int puzzledMs,
        int pauseMs,
        @Nullable String greeting,
        List<Rule> rules,
        @Nullable String otherwise,
        AnsweredBy answeredBy,
        @Nullable Integer beepAfterMs,
        @Nullable Integer hangUpAfterQuietMs) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    /** How a phone answers. */
    public enum Outcome {
        @JsonProperty("answer")
        ANSWER,
        @JsonProperty("busy")
        BUSY,
        @JsonProperty("no-answer")
        NO_ANSWER,
        @JsonProperty("failed")
        FAILED
    }

    /** Who picks up, as far as a machine that listens can tell. */
    public enum AnsweredBy {
        @JsonProperty("human")
        HUMAN,
        @JsonProperty("machine")
        MACHINE,
        @JsonProperty("fax")
        FAX,
        @JsonProperty("unknown")
        UNKNOWN
    }

    /**
     * An answer.
     *
     * @param heard pattern of what the agent must be heard to say; case does not matter
     * @param say texts used in turn, the last one again and again; empty to keep silent
     * @param press keys pressed in place of an answer, or before it
     * @param interrupts so many further words after the pattern was heard the person talks over the agent; as often as
     *     there are texts, after that they wait
     * @param meaning question id to the value the person means; counts once the last of the texts is fully spoken
     */
    public record Rule(
            Pattern heard,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> say,

            @Nullable String press,
            @Nullable Integer interrupts,
            Map<String, Object> meaning,
            @Nullable HangUp hangUp) {
        /** Takes the pattern without regard to case. */
        public Rule {
            heard = Pattern.compile(heard.pattern(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            say = say == null ? List.of() : List.copyOf(say);
            meaning = meaning == null ? Map.of() : Map.copyOf(meaning);
        }
    }

    /**
     * When the person hangs up.
     *
     * @param afterWords so many further words of the agent after the pattern was heard, without waiting for its end
     * @param afterSaying once the answer is spoken
     * @param afterQuietMs when it is spoken and nothing was heard for so long
     */
    public record HangUp(
            @Nullable Integer afterWords,
            boolean afterSaying,
            @Nullable Integer afterQuietMs) {}

    /** Fills in what a file left out. */
    public CalleeScript {
        outcome = outcome == null ? Outcome.ANSWER : outcome;
        ringSeconds = ringSeconds == 0 ? 2 : ringSeconds;
        thinkingMs = thinkingMs == 0 ? 800 : thinkingMs;
        puzzledMs = puzzledMs == 0 ? 3000 : puzzledMs;
        pauseMs = pauseMs == 0 ? 1500 : pauseMs;
        answeredBy = answeredBy == null ? AnsweredBy.HUMAN : answeredBy;
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /**
     * Reads {@code callers/<name>.yaml} from the class path.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static CalleeScript named(String name) {
        try (InputStream file = CalleeScript.class.getResourceAsStream("/callers/" + name + ".yaml")) {
            if (file == null) {
                throw new IllegalArgumentException("no such callee; see the resources under callers/");
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a callee that is not among the resources. */
    public static CalleeScript read(InputStream yaml) throws IOException {
        return YAML.readValue(yaml, CalleeScript.class);
    }
}
