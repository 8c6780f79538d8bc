package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.sandbox.suite.Port;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Somebody answers a text message with STOP; the carrier says so twice, and it counts once. */
@OnTheSuite
class TextMessageST {
    private static final String OUR_NUMBER = "+15005550006";

    private final Line line;

    TextMessageST(Line line) {
        this.line = line;
    }

    @Test
    void aStopIsPassedOnOnceWithThePersonItIsAbout() {
        Person person = line.somebody("silent");

        String messageId = line.suite()
                .standIns()
                .twilio()
                .receive(
                        person.contactPhone(),
                        OUR_NUMBER,
                        "STOP",
                        URI.create(line.suite().ports().url(Port.TELEPHONY) + "/incoming-message"),
                        2);

        Line.until("the message", Line.SOON, () -> received(messageId).findAny().isPresent());
        assertThat(received(messageId)).singleElement().satisfies(event -> {
            assertThat(event.recipientId()).hasToString(person.id().toString());
            assertThat(event.body()).isEqualTo("STOP");
        });
    }

    private Stream<CallEvent.MessageReceived> received(String messageId) {
        return line.suite()
                .events()
                .all(CallEvent.MessageReceived.class)
                .filter(event -> event.messageId().equals(messageId));
    }
}
