package io.hearthline.telephony.carrier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.telephony.voice.Loop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaStreamTest {
    private static final MediaFrame.Start START = new MediaFrame.Start("MZ1", "CA1", "audio/x-mulaw", "token");

    private final List<String> sent = new ArrayList<>();
    private final MediaStream stream = new MediaStream(
            socket(),
            new Loop() {
                @Override
                public void execute(Runnable task) {
                    task.run();
                }

                @Override
                public void after(Duration delay, Runnable task) {}
            },
            new SimpleMeterRegistry().counter("dropped"),
            Duration.ofSeconds(10));

    private WebSocketConnection socket() {
        return (WebSocketConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {WebSocketConnection.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "isOpen" -> true;
                    case "sendText" -> {
                        sent.add((String) arguments[0]);
                        yield Uni.createFrom().voidItem();
                    }
                    case "close" -> {
                        sent.add("close");
                        yield Uni.createFrom().voidItem();
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private void speak() {
        stream.play("AAAA");
        stream.mark("m1");
        stream.clear();
    }

    @Test
    void sendsNothingBeforeItHasItsId() {
        speak();

        assertThat(sent).isEmpty();
    }

    @Test
    void sendsExactlyTheFieldsTheCarrierKnows() {
        stream.begin(START);
        speak();

        assertThat(sent)
                .containsExactly(
                        "{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"payload\":\"AAAA\"}}",
                        "{\"event\":\"mark\",\"streamSid\":\"MZ1\",\"mark\":{\"name\":\"m1\"}}",
                        "{\"event\":\"clear\",\"streamSid\":\"MZ1\"}");
    }

    @Test
    void sendsNothingAfterTheStop() {
        stream.begin(START);
        stream.stop();
        speak();

        assertThat(sent).isEmpty();
    }

    @Test
    void takesNoSecondStartAndNoneItCannotCarry() {
        assertThat(stream.begin(new MediaFrame.Start("MZ\"1", "CA1", "audio/x-mulaw", "token")))
                .isFalse();
        assertThat(stream.begin(new MediaFrame.Start("MZ1", "CA1", "audio/x-alaw", "token")))
                .isFalse();
        assertThat(stream.begin(START)).isTrue();
        assertThat(stream.begin(START)).isFalse();
    }
}
