package io.hearthline.llm.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.hearthline.llm.platform.LlmConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chat model and its stand-by, as far as they are configured. */
@ApplicationScoped
public class ChatModels {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Optional<StreamingChatModel> first;
    private final Optional<StreamingChatModel> second;

    ChatModels(LlmConfig config) {
        LlmConfig.Model model = config.model();
        this.first = model.key().map(key -> model(model.url(), key, model.name()));
        this.second = model.fallbackUrl()
                .map(url -> model(
                        url,
                        model.fallbackKey().orElse("none"),
                        model.fallbackName().orElse(model.name())));
    }

    private static StreamingChatModel model(String url, String key, String name) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(url)
                .apiKey(key)
                .modelName(name)
                .timeout(TIMEOUT)
                .build();
    }

    /** Which of the two. */
    enum Which {
        FIRST,
        SECOND
    }

    /** Receives a model's words on a thread of the model's. */
    interface Listener {
        void word(String part);

        void done();

        void failed(Throwable cause);
    }

    /** Starts a model; false if it is not configured. */
    boolean start(Which which, Prompt prompt, Listener listener) {
        Optional<StreamingChatModel> model = which == Which.FIRST ? first : second;
        model.ifPresent(m -> m.chat(messages(prompt), handler(listener)));
        return model.isPresent();
    }

    private static List<ChatMessage> messages(Prompt prompt) {
        List<ChatMessage> messages = new ArrayList<>();
        if (!prompt.system().isBlank()) {
            messages.add(SystemMessage.from(prompt.system()));
        }
        for (Prompt.Line line : prompt.lines()) {
            String text = line.text().isBlank() ? "..." : line.text();
            messages.add(line.agent() ? AiMessage.from(text) : UserMessage.from(text));
        }
        return messages;
    }

    private static StreamingChatResponseHandler handler(Listener listener) {
        return new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String part) {
                listener.word(part);
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                listener.done();
            }

            @Override
            public void onError(Throwable cause) {
                listener.failed(cause);
            }
        };
    }
}
