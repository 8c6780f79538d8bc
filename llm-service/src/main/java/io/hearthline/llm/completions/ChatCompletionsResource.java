package io.hearthline.llm.completions;

import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.llm.platform.CallContext;
import io.hearthline.llm.turns.Reply;
import io.hearthline.llm.turns.TurnLedger;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code /v1/chat/completions}, and without {@code /v1} for voice engines that were given the whole address. */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
public class ChatCompletionsResource {
    private static final Logger LOG = Logger.getLogger(ChatCompletionsResource.class);

    /** Tells an engine that can speak for itself whether it may after this turn: {@code free} or {@code held}. */
    private static final String FLOOR = "Hearthline-Floor";

    private final KeyPolicy keys;
    private final CallResolver calls;
    private final TurnLedger ledger;
    private final Conversations conversations;
    private final CallTrace trace;
    private final Clock clock;

    ChatCompletionsResource(
            KeyPolicy keys,
            CallResolver calls,
            TurnLedger ledger,
            Conversations conversations,
            CallTrace trace,
            Clock clock) {
        this.keys = keys;
        this.calls = calls;
        this.ledger = ledger;
        this.conversations = conversations;
        this.trace = trace;
        this.clock = clock;
    }

    @POST
    @Path("v1/chat/completions")
    public Response complete(@HeaderParam("Authorization") @Nullable String authorization, byte[] body) {
        return answered(authorization, body);
    }

    @POST
    @Path("chat/completions")
    public Response completeWithoutVersion(@HeaderParam("Authorization") @Nullable String authorization, byte[] body) {
        return answered(authorization, body);
    }

    private Response answered(@Nullable String authorization, byte[] body) {
        Instant receivedAt = clock.instant();
        if (!keys.accepts(authorization)) {
            return ChatError.wrongKey();
        }
        try {
            ChatRequest request = ChatRequest.read(body);
            return trace.within(request.traceparent(), () -> answered(request, receivedAt));
        } catch (ChatRequest.MalformedException e) {
            return ChatError.malformed(e);
        }
    }

    private Response answered(ChatRequest request, Instant receivedAt) {
        Optional<CallSession> session = calls.resolve(request);
        if (session.isEmpty()) {
            return keys.allowsPlainChat() ? plain(request, receivedAt) : ChatError.unknownCall();
        }
        try (CallContext _ = CallContext.of(session.get().callId())) {
            return answered(request, session.get(), receivedAt);
        } catch (IllegalStateException e) {
            LOG.errorf("turn failed errorType=%s", cause(e));
            return ChatError.failed();
        }
    }

    private static String cause(IllegalStateException e) {
        return e.getCause() == null
                ? e.getClass().getSimpleName()
                : e.getCause().getClass().getSimpleName();
    }

    private Response answered(ChatRequest request, CallSession session, Instant receivedAt) {
        Response response = taken(request, session, receivedAt);
        return session.kind() == CallKind.GENERAL || session.kind() == CallKind.APPOINTMENT
                ? Response.fromResponse(response)
                        .header(FLOOR, ledger.free(session) ? "free" : "held")
                        .build()
                : response;
    }

    private Response taken(ChatRequest request, CallSession session, Instant receivedAt) {
        return switch (ledger.answer(session, request.heard(), receivedAt)) {
            case TurnLedger.Answered.Done(var reply) -> known(request, reply, receivedAt);
            case TurnLedger.Answered.Converse(var pending, var turns) ->
                conversations.answer(
                        chunks(request, receivedAt),
                        request,
                        session.prompt(),
                        turns,
                        text -> ledger.finish(pending, text));
        };
    }

    private static Response known(ChatRequest request, Reply reply, Instant receivedAt) {
        ChatChunk chunks = chunks(request, receivedAt);
        return request.stream()
                ? Response.ok(chunks.stream(reply))
                        .type("text/event-stream;charset=UTF-8")
                        .build()
                : Response.ok(chunks.whole(reply))
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    private Response plain(ChatRequest request, Instant receivedAt) {
        try (CallContext _ = CallContext.ofRequest(UUID.randomUUID().toString())) {
            LOG.infof("plain chat answered messages=%d", request.messages().size());
            return conversations.answer(
                    chunks(request, receivedAt),
                    request,
                    request.system(),
                    request.messages().size(),
                    text -> new Reply(text, false, false, null, null));
        }
    }

    private static ChatChunk chunks(ChatRequest request, Instant receivedAt) {
        String id = "chatcmpl-" + UUID.randomUUID().toString().replace("-", "");
        return new ChatChunk(id, receivedAt.getEpochSecond(), request);
    }
}
