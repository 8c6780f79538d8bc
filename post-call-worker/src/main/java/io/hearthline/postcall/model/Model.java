package io.hearthline.postcall.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The language model behind OPENAI_BASE_URL. Everything works without it; its failure is counted, never passed on. */
@Singleton
public final class Model {
    private static final Logger LOG = Logger.getLogger(Model.class);
    /** Well below the lease of a step. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final @Nullable ChatModel chat;
    private final String name;
    private final MeterRegistry metrics;

    Model(
            @ConfigProperty(name = "postcall.model.base-url") Optional<String> baseUrl,
            @ConfigProperty(name = "postcall.model.api-key") Optional<String> apiKey,
            @ConfigProperty(name = "postcall.model.name") String name,
            MeterRegistry metrics) {
        this.name = name;
        this.metrics = metrics;
        this.chat = apiKey.isEmpty() ? null : chat(baseUrl.orElse("https://api.openai.com/v1"), apiKey.get(), name);
    }

    private static ChatModel chat(String baseUrl, String apiKey, String name) {
        return OpenAiChatModel.builder()
                .baseUrl(baseUrl)
                .apiKey(apiKey)
                .modelName(name)
                .strictJsonSchema(true)
                .timeout(TIMEOUT)
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build();
    }

    /** The model's name, as it is noted beside what it wrote. */
    public String name() {
        return name;
    }

    /** Asks for JSON of a schema; empty if there is no model or it failed. */
    @SuppressWarnings("CatchingUnchecked") // a vendor's library: any failure means "no model now"
    public Optional<String> json(String instructions, String material, JsonSchema schema) {
        if (chat == null) {
            return Optional.empty();
        }
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from(instructions), UserMessage.from(material))
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(schema)
                        .build())
                .build();
        try {
            return Optional.ofNullable(chat.chat(request).aiMessage().text());
        } catch (RuntimeException e) {
            String errorType = e.getClass().getSimpleName();
            metrics.counter("postcall.model.failures", "errorType", errorType).increment();
            LOG.warnf("model failed errorType=%s", errorType);
            return Optional.empty();
        }
    }
}
