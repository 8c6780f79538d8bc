package io.hearthline.llm.completions;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hearthline.contracts.json.Json;
import io.hearthline.llm.platform.LlmConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The models of the endpoint: our dialogues under one name, and the chat model beneath the general one. */
@Path("/v1/models")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class ModelsResource {
    /** What the voice engine is configured with. */
    static final String DIALOGUE = "hearthline-dialogue";

    private static final long SINCE = 1_767_225_600L; // 2026-01-01

    private final KeyPolicy keys;
    private final LlmConfig config;

    ModelsResource(KeyPolicy keys, LlmConfig config) {
        this.keys = keys;
        this.config = config;
    }

    /** OpenAI's model object. */
    record Model(
            String id,
            String object,
            long created,
            @JsonProperty("owned_by") String ownedBy) {}

    /** OpenAI's list object. */
    record Models(String object, List<Model> data) {}

    @GET
    public Response list(@HeaderParam("Authorization") @Nullable String authorization) {
        if (!keys.accepts(authorization)) {
            return ChatError.wrongKey();
        }
        return Response.ok(Json.write(new Models("list", models()))).build();
    }

    @GET
    @Path("/{id}")
    public Response one(@HeaderParam("Authorization") @Nullable String authorization, @PathParam("id") String id) {
        if (!keys.accepts(authorization)) {
            return ChatError.wrongKey();
        }
        return models().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .map(m -> Response.ok(Json.write(m)).build())
                .orElseGet(ChatError::unknownModel);
    }

    private List<Model> models() {
        Model dialogue = new Model(DIALOGUE, "model", SINCE, "hearthline");
        return config.model().key().isEmpty()
                ? List.of(dialogue)
                : List.of(dialogue, new Model(config.model().name(), "model", SINCE, "system"));
    }
}
