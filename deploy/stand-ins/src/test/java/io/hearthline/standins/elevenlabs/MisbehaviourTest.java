package io.hearthline.standins.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MisbehaviourTest {
    private final VoiceUnderTest voice = new VoiceUnderTest();
    private final ScriptedChat chat = voice.chat;

    @AfterEach
    void end() {
        voice.close();
    }

    @Test
    void aSpeculativeRequestCarriesAPartAndIsThrownAway() {
        voice.standIn().misbehaveWith(new Misbehaviour(1, 0, 0, 0, 0));
        try (VoiceClient client = voice.listenedTo()) {
            client.say("I slept rather well today.");
            VoiceUnderTest.awaitHeard(client, "How did you sleep?");

            assertThat(chat.lastMessages()).containsExactly("I slept", "I slept rather well today.");
            assertThat(client.received("agent_response")).hasSize(2);
        }
    }

    @Test
    void aRepeatedRequestIsTheSameTwiceAndIsSpokenOnce() {
        voice.standIn().misbehaveWith(new Misbehaviour(0, 0, 1, 0, 0));
        try (VoiceClient client = voice.listenedTo()) {
            client.say("Quite well.");
            VoiceUnderTest.awaitHeard(client, "How did you sleep?");

            assertThat(chat.requests()).hasSize(2);
            assertThat(chat.requests().getFirst()).isEqualTo(chat.requests().getLast());
            assertThat(client.received("agent_response")).hasSize(2);
        }
    }

    @Test
    void aCancelledRequestIsDisconnectedInMidStreamAndAskedAgain() {
        voice.standIn().misbehaveWith(new Misbehaviour(0, 1, 0, 0, 0));
        try (VoiceClient client = voice.listenedTo()) {
            chat.answer(_ -> chat.requests().size() == 1
                    ? List.of(ScriptedChat.content("Thank"))
                    : ScriptedChat.saying("Thank you very much."));
            client.say("Quite well.");
            VoiceUnderTest.awaitHeard(client, "Thank you very much.");

            assertThat(chat.lastMessages()).containsExactly("Quite well.", "Quite well.");
            assertThat(chat.disconnected()).containsExactly("Quite well.");
        }
    }

    @Test
    void mergedUtterancesComeAsOneMessage() {
        voice.standIn().misbehaveWith(new Misbehaviour(0, 0, 0, 1, 0));
        try (VoiceClient client = voice.listenedTo()) {
            client.say("Quite well.");
            await().until(() -> chat.requests().size() == 1);
            client.say("But tired.");
            VoiceUnderTest.awaitHeard(client, "How did you sleep?");

            assertThat(chat.lastMessages()).containsExactly("Quite well.", "Quite well. But tired.");
        }
    }
}
