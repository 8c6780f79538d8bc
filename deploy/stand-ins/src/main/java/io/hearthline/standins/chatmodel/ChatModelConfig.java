package io.hearthline.standins.chatmodel;

/**
 * How the chat model is set up.
 *
 * @param port 0 for a free one
 * @param apiKey what is expected as bearer
 */
public record ChatModelConfig(int port, String apiKey) {
    @Override
    public String toString() {
        return "ChatModelConfig[port=" + port + "]";
    }
}
