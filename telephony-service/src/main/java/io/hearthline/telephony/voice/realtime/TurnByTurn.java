package io.hearthline.telephony.voice.realtime;

import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.realtime.RealtimeSession.Stage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our own words, asked for turn by turn and read out word for word. */
final class TurnByTurn {
    private static final int ATTEMPTS = 3;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);
    private static final int LONGEST_READING = 4000;

    private final Stage stage;
    private final LlmClient llm;
    private final SpeechClient speech;
    private final Duration timeout;
    private LlmClient.@Nullable Completion asked;
    private @Nullable Reply reply;
    private boolean abandoned;
    private boolean waiting;
    private int silences;

    TurnByTurn(Stage stage, LlmClient llm, SpeechClient speech, Duration timeout) {
        this.stage = stage;
        this.llm = llm;
        this.speech = speech;
        this.timeout = timeout;
    }

    /** Asks what is to be said now, and says it. */
    void ask() {
        stop();
        attempt(1);
    }

    private void attempt(int attempt) {
        asked = llm.ask(stage.history().messages(stage.request().prompt()), new Answer(attempt));
    }

    /**
     * Says this.
     *
     * @param end true if the call is over after it
     * @param free true if the model may speak for itself after it
     */
    void speak(String words, boolean end, boolean free) {
        stop();
        Reply said = begin();
        said.add(words);
        said.complete(end, free);
    }

    private Reply begin() {
        waiting = false;
        Reply next = new Reply();
        reply = next;
        return next;
    }

    /** The person has begun to speak: what was not said yet is not said. */
    void personBegan() {
        waiting = false;
        Reply last = reply;
        abandoned =
                asked != null || (last != null && (!last.sent || stage.playing().playing()));
        stop();
    }

    /** It was no word: what it cut off is said again. */
    void resume() {
        Reply last = reply;
        if (!abandoned) {
            awaitPerson();
        } else if (last != null && last.complete) {
            stage.history().takeBack();
            speak(last.words(), last.end, last.free);
        } else {
            stage.history().takeBack();
            ask();
        }
    }

    /** Says no more, whatever is under way. */
    void stop() {
        silences++;
        if (asked != null) {
            asked.cancel();
            asked = null;
        }
        if (reply != null) {
            reply.drop();
        }
    }

    /** True if it was a response of ours. */
    boolean cut(int responseId, Duration heard) {
        Reply last = reply;
        if (last == null || last.id != responseId) {
            return false;
        }
        String words = last.heard(heard);
        stage.history().heardOnly(last.entry, words, stage::emit);
        if (!last.sent && !words.isBlank()) {
            stage.spokeForTheModel(words);
        }
        return true;
    }

    /** It is the person's turn; after a long silence they are asked whether they are there. */
    void awaitPerson() {
        waiting = true;
        int turn = ++silences;
        stage.loop().after(timeout.plusMillis(stage.playing().remainingMs()), () -> {
            if (waiting && turn == silences) {
                waiting = false;
                stage.silence();
            }
        });
    }

    /** The wait for the person begins anew, if there is one. */
    void keepWaiting() {
        if (waiting) {
            awaitPerson();
        }
    }

    private void end() {
        stage.emit(new VoiceEvent.Ending());
        stage.end();
    }

    /** The words as they come. */
    private final class Answer implements LlmClient.Reader {
        private final int attempt;
        private @Nullable Reply mine;
        private boolean ends;

        Answer(int attempt) {
            this.attempt = attempt;
        }

        @Override
        public void content(String text) {
            if (mine == null) {
                mine = begin();
            }
            mine.add(text);
        }

        @Override
        public void tool(String name, String farewell) {
            ends = name.equals("end_call");
            if (ends && !farewell.isBlank()) {
                content(" " + farewell);
            }
        }

        @Override
        public void done(boolean free) {
            asked = null;
            if (mine != null) {
                mine.complete(ends, free);
            } else if (ends) {
                end();
            } else {
                stage.history().agentActed();
                awaitPerson();
            }
        }

        @Override
        public void failed(String errorType) {
            asked = null;
            if (mine != null) {
                mine.complete(false, false);
            } else if (attempt < ATTEMPTS) {
                int turn = silences;
                stage.loop().after(BETWEEN_ATTEMPTS.multipliedBy(attempt), () -> {
                    if (turn == silences) {
                        attempt(attempt + 1);
                    }
                });
            } else {
                stage.fail(new VoiceFailure(VoiceFailure.Kind.WORDLESS, errorType));
            }
        }
    }

    /** Something read out in one go, and how much sound that made. */
    private static final class Piece {
        private final String text;
        private int bytes;

        Piece(String text) {
            this.text = text;
        }
    }

    /** One reply: read out sentence by sentence where words come slowly, else the first one and then the rest. */
    private final class Reply implements SpeechClient.Ear {
        private final int id = stage.playing().next();
        private final History.Entry entry = stage.history().agentSpeaks(id);
        private final StringBuilder text = new StringBuilder();
        private final Sentences sentences = new Sentences();
        private final Deque<String> unread = new ArrayDeque<>();
        private final List<Piece> pieces = new ArrayList<>();
        private SpeechClient.@Nullable Reading reading;
        private boolean complete;
        private boolean end;
        private boolean free;
        private boolean dropped;
        private boolean sent;

        String words() {
            return text.toString();
        }

        void add(String more) {
            text.append(more);
            unread.addAll(sentences.add(more));
            next();
        }

        void complete(boolean ends, boolean frees) {
            complete = true;
            end = ends;
            free = frees;
            unread.add(sentences.rest());
            word();
            next();
        }

        private void word() {
            stage.history().worded(entry, words());
            stage.history().tell(stage::emit);
        }

        private void next() {
            if (dropped || reading != null) {
                return;
            }
            StringBuilder batch = new StringBuilder();
            while (!unread.isEmpty() && batch.length() + unread.getFirst().length() <= LONGEST_READING) {
                batch.append(unread.removeFirst());
            }
            if (!batch.toString().isBlank()) {
                pieces.add(new Piece(batch.toString()));
                reading = speech.read(batch.toString().strip(), this);
            } else if (complete && !sent) {
                finished();
            }
        }

        private void finished() {
            sent = true;
            if (end) {
                end();
                return;
            }
            if (!words().isBlank()) {
                stage.spokeForTheModel(words());
            }
            if (free) {
                stage.release();
            }
            awaitPerson();
        }

        @Override
        public void sound(byte[] muLaw) {
            pieces.getLast().bytes += muLaw.length;
            stage.playing().sent(muLaw.length);
            stage.emit(new VoiceEvent.Audio(id, Base64.getEncoder().encodeToString(muLaw)));
        }

        @Override
        public void spoken() {
            reading = null;
            next();
        }

        @Override
        public void failed(String errorType) {
            drop();
            stage.fail(new VoiceFailure(VoiceFailure.Kind.BROKEN, "speech_" + errorType));
        }

        void drop() {
            if (!dropped) {
                dropped = true;
                if (reading != null) {
                    reading.cancel();
                }
                word();
            }
        }

        /** The words that were played in so long; the last piece by its share of time. */
        String heard(Duration time) {
            StringBuilder heard = new StringBuilder();
            long bytes = time.toMillis() * Playing.BYTES_PER_MS;
            for (Piece piece : pieces) {
                heard.append(Share.of(piece.text, bytes, piece.bytes));
                bytes -= piece.bytes;
            }
            return heard.toString().strip();
        }
    }

    /** How much of a text was said, by the time it took. */
    static final class Share {
        private Share() {}

        /** The whole words of {@code text} that fit into {@code part} of {@code whole}. */
        static String of(String text, long part, long whole) {
            if (part >= whole) {
                return whole == 0 && part <= 0 ? "" : text;
            }
            if (part <= 0) {
                return "";
            }
            int letters = (int) (text.length() * part / whole);
            int end = letters;
            while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
                end--;
            }
            return text.substring(0, end);
        }
    }
}
