package io.hearthline.telephony.voice.realtime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.telephony.voice.VoiceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was said, in the order it was said in. Transcripts come late and out of order: an entry is told when all before it
 * have been.
 */
final class History {
    /** How a silent turn is written. */
    static final String SILENCE = "...";

    /** Stands for words that are not known yet, or where a function was called instead. */
    private static final String UNWORDED = "…";

    /** One utterance; its text is null until it is known, and blank if there was none. */
    static final class Entry {
        private final Speaker speaker;
        private final String id;
        private final int responseId;
        private @Nullable String text;
        private boolean told;

        private Entry(Speaker speaker, String id, int responseId, @Nullable String text, boolean told) {
            this.speaker = speaker;
            this.id = id;
            this.responseId = responseId;
            this.text = text;
            this.told = told;
        }

        String text() {
            return text == null ? "" : text;
        }

        boolean agent() {
            return speaker == Speaker.AGENT;
        }

        private boolean speaks() {
            return text == null || !text.isBlank();
        }
    }

    private enum Speaker {
        PERSON("user"),
        AGENT("assistant"),
        NOTE("system");

        private final String role;

        Speaker(String role) {
            this.role = role;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    /** The person has said something whose transcript will come. */
    void personSpoke(String itemId) {
        entries.add(new Entry(Speaker.PERSON, itemId, 0, null, false));
    }

    /** A transcript; false if it is for nothing known, or came before. */
    boolean transcribed(String itemId, String text) {
        for (Entry entry : entries) {
            if (entry.speaker == Speaker.PERSON && entry.id.equals(itemId) && entry.text == null) {
                entry.text = text.strip();
                return true;
            }
        }
        return false;
    }

    /** A turn that nobody spoke; it is not told. */
    void personTyped(String text) {
        entries.add(new Entry(Speaker.PERSON, "", 0, text, true));
    }

    /** Something the agent should know. */
    void noted(String text) {
        entries.add(new Entry(Speaker.NOTE, "", 0, text, true));
    }

    /** The agent has begun to speak; {@link #worded} follows. */
    Entry agentSpeaks(int responseId) {
        var entry = new Entry(Speaker.AGENT, "", responseId, null, false);
        entries.add(entry);
        return entry;
    }

    /** The agent called a function and said nothing. */
    void agentActed() {
        entries.add(new Entry(Speaker.AGENT, "", 0, UNWORDED, true));
    }

    void worded(Entry entry, String text) {
        if (entry.text == null) {
            entry.text = text.strip();
        }
    }

    /** Tells of everything that is known, up to the first thing that is not. */
    void tell(Consumer<VoiceEvent> events) {
        for (Entry entry : entries) {
            String text = entry.text;
            if (text == null) {
                return;
            }
            if (!entry.told) {
                entry.told = true;
                if (!text.isBlank()) {
                    events.accept(
                            entry.agent()
                                    ? new VoiceEvent.AgentSaid(entry.responseId, text)
                                    : new VoiceEvent.PersonSaid(text));
                }
            }
        }
    }

    /** Only so much of a response was heard, whatever is told of it or has been. */
    void heardOnly(Entry entry, String heard, Consumer<VoiceEvent> events) {
        boolean corrects = entry.told && !entry.text().equals(heard);
        entry.text = heard;
        if (corrects) {
            events.accept(new VoiceEvent.AgentCorrected(entry.responseId, heard));
        }
    }

    /** Takes out what the agent said last, if nothing was said since: it is about to be said again. */
    void takeBack() {
        while (!entries.isEmpty()
                && !entries.getLast().agent()
                && !entries.getLast().speaks()) {
            entries.removeLast();
        }
        if (!entries.isEmpty() && entries.getLast().agent()) {
            entries.removeLast();
        }
    }

    /** True if somebody's words are still to come. */
    boolean awaitsTranscript() {
        return entries.stream().anyMatch(entry -> entry.speaker == Speaker.PERSON && entry.text == null);
    }

    /** True if the person has said something since this item. */
    boolean saidMoreThan(String itemId) {
        return entries.reversed().stream()
                .filter(entry -> entry.speaker == Speaker.PERSON)
                .findFirst()
                .filter(entry -> !entry.id.equals(itemId))
                .isPresent();
    }

    /** All that was spoken, for a session that has heard none of it. */
    List<Entry> spoken() {
        return entries.stream()
                .filter(entry -> entry.speaker != Speaker.NOTE && !entry.text().isBlank())
                .toList();
    }

    /** As chat completions are asked. */
    ArrayNode messages(String prompt) {
        return messages(prompt, null);
    }

    /** The same up to one item of the person's; all of it if there is no such item. */
    ArrayNode messages(String prompt, @Nullable String upTo) {
        ArrayNode messages = Json.MAPPER.createArrayNode();
        messages.addObject().put("role", "system").put("content", prompt);
        for (Entry entry : entries) {
            if (entry.speaks()) {
                messages.addObject()
                        .put("role", entry.speaker.role)
                        .put("content", entry.text == null ? UNWORDED : entry.text);
            }
            if (entry.id.equals(upTo)) {
                return messages;
            }
        }
        return messages;
    }
}
