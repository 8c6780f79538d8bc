package io.hearthline.telephony.live;

import io.hearthline.contracts.json.Json;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** The live feed as server-sent events: the same messages, and nothing comes back. */
@Path("/live/stream")
@Authenticated
@RunOnVirtualThread
public class LiveStreamResource {
    private final LiveDesk desk;
    private final SecurityIdentity identity;

    LiveStreamResource(LiveDesk desk, SecurityIdentity identity) {
        this.desk = desk;
        this.identity = identity;
    }

    /** Streams until the token expires or the reader goes. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(@Context SseEventSink sink, @Context Sse sse) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        var _ = desk.admit(new SseOut(sink, sse), LiveTokens.Verified.of(token));
    }

    /** A reader on an event stream. */
    private record SseOut(SseEventSink sink, Sse sse) implements LiveOut {
        private static final Logger LOG = Logger.getLogger(SseOut.class);
        private static final long TAKES_SECONDS = 10;

        @Override
        public boolean send(LiveMessage message) {
            return sent(sse.newEventBuilder()
                    .data(String.class, Json.write(message))
                    .build());
        }

        @Override
        public boolean keepAlive() {
            return sent(sse.newEventBuilder().comment("alive").build());
        }

        @Override
        public void close(Farewell farewell) {
            sink.close();
        }

        private boolean sent(OutboundSseEvent event) {
            if (sink.isClosed()) {
                return false;
            }
            try {
                var _ = sink.send(event).toCompletableFuture().get(TAKES_SECONDS, TimeUnit.SECONDS);
                return true;
            } catch (ExecutionException | TimeoutException | IllegalStateException e) {
                LOG.debugf("live reader not reached errorType=%s", e.getClass().getSimpleName());
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
