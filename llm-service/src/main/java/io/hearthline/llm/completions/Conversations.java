package io.hearthline.llm.completions;

import io.hearthline.llm.general.Companion;
import io.hearthline.llm.model.ChatModels;
import io.hearthline.llm.model.FirstTokenDeadline;
import io.hearthline.llm.model.Prompt;
import io.hearthline.llm.turns.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Turns whose words come from a model as it speaks, or from the companion where there is none. */
@ApplicationScoped
public class Conversations {
    private final ChatModels models;

    Conversations(ChatModels models) {
        this.models = models;
    }

    /** @param finish takes the words that were spoken and gives the reply as it was recorded */
    Response answer(ChatChunk chunks, ChatRequest request, String system, int turns, Function<String, Reply> finish) {
        Prompt prompt = prompt(request, system);
        FirstTokenDeadline words =
                new FirstTokenDeadline(models, prompt, Companion.reply(prompt.lastFromPerson(), turns));
        if (!request.stream()) {
            Reply reply = finish.apply(words.all());
            return Response.ok(chunks.whole(reply))
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        StreamingOutput body = out -> {
            out.write(bytes(chunks.first()));
            StringBuilder spoken = new StringBuilder();
            try {
                words.forEach(part -> {
                    spoken.append(part);
                    out.write(bytes(chunks.content(part)));
                    out.flush();
                });
            } finally {
                words.close();
            }
            out.write(bytes(chunks.ending(finish.apply(spoken.toString()))));
        };
        return Response.ok(body).type("text/event-stream;charset=UTF-8").build();
    }

    private static Prompt prompt(ChatRequest request, String system) {
        return new Prompt(
                system,
                request.messages().stream()
                        .map(said -> new Prompt.Line(said.agent(), said.text()))
                        .toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
