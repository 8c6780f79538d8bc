package io.hearthline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceRequest;
import io.hearthline.telephony.voice.VoiceSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MediaBridgeTest {
    /** One second of mu-law, base64. */
    private static final String SECOND = "/".repeat(10_668);

    private final CallId callId = CallId.random();
    private final List<String> phone = new ArrayList<>();
    private final List<String> engine = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final TreeMap<Duration, Runnable> timers = new TreeMap<>();
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
                    timers.put(delay, task);
                }
            },
            new Told(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

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
        public void ended(CallId id) {
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
    void clearsAtOnceAndDoesNotTakeTheEchoForHeard() {
        talking();
        events.accept(new VoiceEvent.Audio(7, SECOND));
        bridge.marked("m1");
        events.accept(new VoiceEvent.Interrupted());
        List.of("m2", "m3", "m4", "m5").forEach(bridge::marked);
        bridge.stopped();

        assertThat(phone).endsWith("clear");
        assertThat(told).containsExactly("cut 7", "ended");
    }

    @Test
    void hangsUpWhenTheGoodbyeHasBeenHeard() {
        talking();
        events.accept(new VoiceEvent.Audio(1, SECOND));
        events.accept(new VoiceEvent.Closed(null));
        assertThat(phone).endsWith("mark m6");
        List.of("m1", "m2", "m3", "m4", "m5").forEach(bridge::marked);
        assertThat(told).isEmpty();

        bridge.marked("m6");
        timers.values().forEach(Runnable::run);

        assertThat(told).containsExactly("finished");
    }

    @Test
    void hangsUpWhenTheGoodbyesEchoNeverComes() {
        talking();
        events.accept(new VoiceEvent.Audio(1, SECOND));
        events.accept(new VoiceEvent.Closed(new VoiceFailure(VoiceFailure.Kind.BROKEN, "close_1002")));

        assertThat(timers.lastKey()).isBetween(Duration.ofMillis(5900), Duration.ofMillis(6100));
        timers.lastEntry().getValue().run();

        assertThat(told).containsExactly("finished");
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
    void tellsWhatWasNotHeardWhenThePersonHangsUp() {
        talking();
        events.accept(new VoiceEvent.AgentSaid(3, "a long question"));
        events.accept(new VoiceEvent.Audio(3, SECOND));
        bridge.marked("m1");
        bridge.stopped();

        assertThat(told).containsExactly("agent a long question in 0", "cut 3", "ended");
    }
}
