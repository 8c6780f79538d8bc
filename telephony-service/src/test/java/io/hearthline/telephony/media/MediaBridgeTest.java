package io.hearthline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.telephony.voice.Alignment;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceRequest;
import io.hearthline.telephony.voice.VoiceSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MediaBridgeTest {
    /** One second of mu-law, base64. */
    private static final String SECOND = "/".repeat(10_668);

    /** 20 ms of it. */
    private static final String FRAME = "/".repeat(214) + "==";

    private final CallId callId = CallId.random();
    private final List<String> phone = new ArrayList<>();
    private final List<String> engine = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<Timer> timers = new ArrayList<>();
    private final Ticking clock = new Ticking();
    private Consumer<VoiceEvent> events;

    private final MediaBridge bridge = new MediaBridge(
            callId,
            new Phone(),
            new Loop() {
                @Override
                public void execute(Runnable task) {
                    task.run();
                }

                @Override
                public void after(Duration delay, Runnable task) {
                    timers.add(new Timer(clock.millis() + delay.toMillis(), task));
                }
            },
            new Told(),
            clock);

    private record Timer(long atMs, Runnable task) {}

    private static final class Ticking extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Lets time pass, timers included. */
    private void pass(long ms) {
        clock.now = clock.now.plusMillis(ms);
        List<Timer> due = timers.stream()
                .filter(timer -> timer.atMs() <= clock.millis())
                .sorted(Comparator.comparingLong(Timer::atMs))
                .toList();
        timers.removeAll(due);
        due.forEach(timer -> timer.task().run());
    }

    private final class Phone implements CallLeg {
        @Override
        public void play(String payload) {
            phone.add("play " + payload.length());
        }

        @Override
        public void mark(String name) {
            phone.add("mark " + name);
        }

        @Override
        public void clear() {
            phone.add("clear");
        }

        @Override
        public void close() {
            phone.add("close");
        }
    }

    private final class Told implements BridgeListener {
        @Override
        public void conversationOpened(CallId id, String conversationId) {
            told.add("opened " + conversationId);
        }

        @Override
        public void personSaid(CallId id, String text) {
            told.add("person " + text);
        }

        @Override
        public void agentSaid(CallId id, int responseId, String text, Duration inAbout) {
            told.add("agent " + text + " in " + inAbout.toMillis());
        }

        @Override
        public void agentCorrected(CallId id, int responseId, String text) {
            told.add("corrected " + text);
        }

        @Override
        public void agentCut(CallId id, int responseId) {
            told.add("cut " + responseId);
        }

        @Override
        public void finished(CallId id) {
            told.add("finished");
        }

        @Override
        public void engineFailed(CallId id, VoiceFailure failure, MediaBridge failed) {
            told.add("failed " + failure.errorType());
        }

        @Override
        public void ended(CallId id, MediaBridge ended) {
            told.add("ended");
        }
    }

    private void talking() {
        bridge.start(
                new Engine(),
                new VoiceRequest(
                        callId,
                        CallKind.GENERAL,
                        "u",
                        "p",
                        "g",
                        () -> "g",
                        new VoiceRequest.Voice("en-US", null, null),
                        "t",
                        null));
    }

    private final class Engine implements VoiceEngine {
        @Override
        public String name() {
            return "recorded";
        }

        @Override
        public boolean speaksVerbatim() {
            return true;
        }

        @Override
        public VoiceSession open(VoiceRequest request, Loop loop, Consumer<VoiceEvent> listener) {
            events = listener;
            return new Session();
        }
    }

    private final class Session implements VoiceSession {
        @Override
        public void hear(String payload) {
            engine.add(payload);
        }

        @Override
        public void say(String text) {
            engine.add("say " + text);
        }

        @Override
        public void note(String text) {
            engine.add("note " + text);
        }

        @Override
        public void keepWaiting() {
            engine.add("keepWaiting");
        }

        @Override
        public void cut(int responseId, Duration heard) {
            engine.add("cut " + responseId + " after " + heard.toMillis());
        }

        @Override
        public void close() {
            engine.add("close");
        }
    }

    @Test
    void keepsWhatThePersonSaysUntilTheEngineListens() {
        bridge.heard("AAAA");
        talking();
        bridge.heard("BBBB");
        events.accept(new VoiceEvent.Ready("conv"));
        bridge.heard("CCCC");

        assertThat(engine).containsExactly("AAAA", "BBBB", "CCCC");
        assertThat(told).containsExactly("opened conv");
    }

    @Test
    void takesAPressedKeyForATurnOfThePerson() {
        talking();
        bridge.digit("9");
        events.accept(new VoiceEvent.Ready("conv"));
        bridge.digit("1");

        assertThat(engine).containsExactly("say [keypad 1]");
        assertThat(told).containsExactly("opened conv", "person [keypad 1]");
    }

    @Test
    void marksEveryFifthOfASecond() {
        talking();
        events.accept(new VoiceEvent.Audio(1, SECOND));
        pass(200);

        assertThat(phone)
                .containsExactly(
                        "play 2136",
                        "mark m1",
                        "play 2136",
                        "mark m2",
                        "play 2136",
                        "mark m3",
                        "play 2136",
                        "mark m4",
                        "play 2124",
                        "mark m5");
    }

    @Test
    void doesNotMarkEveryTinyPieceButMarksTheLast() {
        talking();
        for (int i = 0; i < 25; i++) {
            events.accept(new VoiceEvent.Audio(1, FRAME));
        }
        assertThat(phone).filteredOn(each -> each.startsWith("mark")).containsExactly("mark m1", "mark m2");

        pass(100);
        pass(100);

        assertThat(phone).endsWith("mark m3");
    }

    @Test
    void clearsAtOnceAndDoesNotTakeTheEchoForHeard() {
        talking();
        events.accept(new VoiceEvent.Ready("conv"));
        events.accept(new VoiceEvent.Audio(7, SECOND));
        bridge.marked("m1");
        events.accept(new VoiceEvent.Interrupted());
        List.of("m2", "m3", "m4", "m5").forEach(bridge::marked);
        bridge.stopped();

        assertThat(phone).endsWith("clear");
        assertThat(engine).containsExactly("cut 7 after 200", "close");
        assertThat(told).containsExactly("opened conv", "cut 7", "ended");
    }

    @Test
    void clearsThePhoneThoughTheEngineHasLongSentEverything() {
        talking();
        events.accept(new VoiceEvent.Audio(7, SECOND));
        pass(900);
        events.accept(new VoiceEvent.Interrupted());

        assertThat(phone).endsWith("clear");
        assertThat(engine).containsExactly("cut 7 after 200");
    }

    @Test
    void keepsOfAnInterruptedSentenceOnlyTheWordsThatWereHeard() {
        talking();
        events.accept(new VoiceEvent.AgentSaid(3, "One two three four."));
        events.accept(new VoiceEvent.Audio(3, SECOND, spread("One two three four.")));
        bridge.marked("m1");
        bridge.marked("m2");
        pass(100);
        events.accept(new VoiceEvent.Interrupted());
        events.accept(new VoiceEvent.AgentCorrected(3, "One two three"));

        assertThat(engine).containsExactly("cut 3 after 500");
        assertThat(told).containsExactly("agent One two three four. in 0", "corrected One two");
    }

    @Test
    void shortensASentenceWhoseWordsComeOnlyAfterItWasCut() {
        talking();
        events.accept(new VoiceEvent.Audio(3, SECOND, spread("One two three four.")));
        bridge.marked("m1");
        bridge.marked("m2");
        events.accept(new VoiceEvent.Interrupted());
        events.accept(new VoiceEvent.AgentSaid(3, "One two three four."));

        assertThat(told).containsExactly("corrected One two", "agent One two three four. in 0", "corrected One two");
    }

    @Test
    void reckonsByTimeWhatWasHeardWhereTheEngineDoesNotAlign() {
        talking();
        events.accept(new VoiceEvent.AgentSaid(3, "One two three four."));
        events.accept(new VoiceEvent.Audio(3, SECOND));
        List.of("m1", "m2", "m3", "m4").forEach(bridge::marked);
        events.accept(new VoiceEvent.Interrupted());

        assertThat(told).containsExactly("agent One two three four. in 0", "corrected One two three");
    }

    @Test
    void takesTheEnginesCorrectionWhereItDoesNotAlign() {
        talking();
        events.accept(new VoiceEvent.AgentSaid(3, "One two three four."));
        events.accept(new VoiceEvent.Audio(3, SECOND));
        events.accept(new VoiceEvent.Interrupted());
        events.accept(new VoiceEvent.AgentCorrected(3, "One two"));

        assertThat(told).endsWith("corrected One two");
    }

    @Test
    void leavesWholeWhatWasHeardToItsEnd() {
        talking();
        events.accept(new VoiceEvent.AgentSaid(3, "One two three four."));
        events.accept(new VoiceEvent.Audio(3, SECOND, spread("One two three four.")));
        pass(200);
        List.of("m1", "m2", "m3", "m4", "m5").forEach(bridge::marked);
        events.accept(new VoiceEvent.Interrupted());
        events.accept(new VoiceEvent.AgentCorrected(3, "One two three"));

        assertThat(told).containsExactly("agent One two three four. in 0");
    }

    @Test
    void leavesOutWhatAConversationThatBrokeOffHadNotYetSpoken() {
        talking();
        events.accept(new VoiceEvent.Ready("conv_1"));
        events.accept(new VoiceEvent.AgentSaid(3, "One two three four."));
        events.accept(new VoiceEvent.Audio(3, SECOND, spread("One two")));
        events.accept(new VoiceEvent.Ready("conv_2"));

        assertThat(told)
                .containsExactly(
                        "opened conv_1", "agent One two three four. in 0", "corrected One two", "opened conv_2");
    }

    @Test
    void hangsUpWhenTheGoodbyeHasBeenHeard() {
        talking();
        events.accept(new VoiceEvent.Audio(1, SECOND));
        events.accept(new VoiceEvent.Closed(null));
        assertThat(phone).endsWith("mark m5");
        List.of("m1", "m2", "m3", "m4").forEach(bridge::marked);
        assertThat(told).isEmpty();

        bridge.marked("m5");
        pass(60_000);

        assertThat(told).containsExactly("finished");
    }

    @Test
    void hangsUpWhenTheGoodbyesEchoNeverComes() {
        talking();
        events.accept(new VoiceEvent.Audio(1, SECOND));
        events.accept(new VoiceEvent.Ending());
        events.accept(new VoiceEvent.Closed(new VoiceFailure(VoiceFailure.Kind.BROKEN, "close_1002")));

        pass(5_900);
        assertThat(told).isEmpty();
        pass(200);

        assertThat(told).containsExactly("finished");
    }

    @Test
    void doesNotTakeAMarkThatWasClearedForTheGoodbye() {
        talking();
        events.accept(new VoiceEvent.Audio(1, SECOND));
        events.accept(new VoiceEvent.Ending());
        events.accept(new VoiceEvent.Interrupted());
        List.of("m1", "m2", "m3", "m4", "m5").forEach(bridge::marked);

        assertThat(told).doesNotContain("finished");
    }

    @Test
    void leavesTheLineToBeResumedWhenTheEngineFailsInMidConversation() {
        talking();
        events.accept(new VoiceEvent.Audio(1, SECOND));
        events.accept(new VoiceEvent.Closed(new VoiceFailure(VoiceFailure.Kind.BROKEN, "close_1011")));
        assertThat(told).containsExactly("failed close_1011");

        bridge.letGo();

        assertThat(phone).endsWith("close");
        assertThat(told).endsWith("ended");
    }

    @Test
    void saysNothingMoreAfterTheStop() {
        talking();
        bridge.stopped();
        events.accept(new VoiceEvent.Audio(1, SECOND));
        bridge.stopped();

        assertThat(phone).isEmpty();
        assertThat(engine).containsExactly("close");
        assertThat(told).containsExactly("ended");
    }

    @Test
    void tellsWhatWasHeardWhenThePersonHangsUp() {
        talking();
        events.accept(new VoiceEvent.AgentSaid(3, "a long question"));
        events.accept(new VoiceEvent.Audio(3, SECOND, spread("a long question")));
        bridge.marked("m1");
        bridge.stopped();

        assertThat(told).containsExactly("agent a long question in 0", "corrected a", "ended");
    }

    /** Letters spread over a second. */
    private static Alignment spread(String text) {
        int[] starts = new int[text.length()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = 1000 * i / starts.length;
        }
        return new Alignment(text, starts);
    }
}
