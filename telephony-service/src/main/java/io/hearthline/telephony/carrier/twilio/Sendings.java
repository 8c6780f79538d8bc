package io.hearthline.telephony.carrier.twilio;

import io.hearthline.telephony.voice.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is on its way to one phone; on the call's loop only. A socket takes whatever it is given, so what it has not yet
 * sent is counted: beyond {@value #WINDOW} characters audio waits here, in pieces up to the next mark; when more than
 * {@value #HELD} wait, the oldest piece is dropped and told. A phone that is behind for too long on end is given up.
 */
final class Sendings {
    /** Six seconds of audio, in base64. */
    static final int WINDOW = 64 * 1024;
    /** Twelve more. */
    static final int HELD = 128 * 1024;

    /** The socket. */
    interface Wire {
        /** @param done runs on the loop when the text has left, or never will */
        void send(String text, Runnable done);
    }

    /** What becomes of it. */
    interface Losses {
        /** What was to be heard before this mark, and the mark, were dropped. */
        void dropped(String mark);

        /** The phone does not keep up. */
        void stuck();
    }

    /** @param mark empty if it is audio */
    private record Message(String text, String mark) {}

    private final Wire wire;
    private final Loop loop;
    private final Losses losses;
    private final Duration patience;
    private final Deque<Message> held = new ArrayDeque<>();
    private int heldLength;
    private int unfinished;
    private int timesBehind;

    /** @param patience how long a phone may be behind */
    Sendings(Wire wire, Loop loop, Losses losses, Duration patience) {
        this.patience = patience;
        this.wire = wire;
        this.loop = loop;
        this.losses = losses;
    }

    /** A message with audio. */
    void audio(String text) {
        give(new Message(text, ""));
    }

    /** The message that sets a mark behind the audio given before. */
    void mark(String text, String name) {
        give(new Message(text, name));
    }

    /** The message that drops what has not been heard; what waits here need not be sent for that. */
    void clear(String text) {
        forget();
        send(text);
    }

    /** Nothing more is to be sent. */
    void forget() {
        held.clear();
        heldLength = 0;
    }

    private void give(Message message) {
        if (held.isEmpty() && unfinished <= WINDOW) {
            send(message.text());
            return;
        }
        if (held.isEmpty()) {
            int time = ++timesBehind;
            loop.after(patience, () -> judge(time));
        }
        held.add(message);
        heldLength += message.text().length();
        while (heldLength > HELD) {
            dropOldest();
        }
    }

    private void judge(int time) {
        if (time == timesBehind && !held.isEmpty()) {
            losses.stuck();
        }
    }

    private void dropOldest() {
        String mark = "";
        while (mark.isEmpty() && !held.isEmpty()) {
            mark = take().mark();
        }
        if (!mark.isEmpty()) {
            losses.dropped(mark);
        }
    }

    private Message take() {
        Message message = held.remove();
        heldLength -= message.text().length();
        return message;
    }

    private void send(String text) {
        int length = text.length();
        unfinished += length;
        wire.send(text, () -> {
            unfinished -= length;
            while (!held.isEmpty() && unfinished <= WINDOW) {
                send(take().text());
            }
            if (held.isEmpty()) {
                timesBehind++;
            }
        });
    }
}
