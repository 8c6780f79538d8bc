package io.hearthline.telephony.recordings;

import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.problem.Problem;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.platform.Access;
import io.hearthline.telephony.recordings.ByteRange.Wanted;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plays a recording to those who may hear it; a part of it at a time, if they like. */
@Path("/")
@Authenticated
@RunOnVirtualThread
public class RecordingResource {
    private static final String WAV = "audio/wav";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Recordings recordings;
    private final RecordingStore store;
    private final CallStore calls;
    private final Access access;

    RecordingResource(Recordings recordings, RecordingStore store, CallStore calls, Access access) {
        this.recordings = recordings;
        this.store = store;
        this.calls = calls;
        this.access = access;
    }

    /** The recording of a call, WAV, the person and the agent on a channel each. */
    @GET
    @Path("calls/{id}/recording")
    public Response get(@PathParam("id") UUID id, @HeaderParam("Range") @Nullable String range) throws IOException {
        Call call = calls.find(new CallId(id)).orElseThrow(ProblemException::notFound);
        if (call.recipientId() == null) {
            throw ProblemException.notFound();
        }
        access.requireSee(call.recipientId(), DataClass.AUDIO, "recordings.read");
        Recording recording = recordings.kept(call.id()).orElseThrow(ProblemException::notFound);
        SeekableByteChannel audio = store.open(recording.id()).orElseThrow(ProblemException::notFound);
        try {
            return answer(audio, range);
        } catch (IOException | RuntimeException e) {
            audio.close();
            throw e;
        }
    }

    private static Response answer(SeekableByteChannel audio, @Nullable String range) throws IOException {
        long size = audio.size();
        return switch (ByteRange.read(range, size)) {
            case Wanted.Whole _ -> body(Response.ok(), audio, new ByteRange(0, size - 1));
            case Wanted.Part(var part) ->
                body(
                        Response.status(Response.Status.PARTIAL_CONTENT)
                                .header("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + size),
                        audio,
                        part);
            case Wanted.Unsatisfiable _ -> throw rangeNotSatisfiable();
        };
    }

    private static Response body(Response.ResponseBuilder response, SeekableByteChannel audio, ByteRange part) {
        StreamingOutput output = to -> copy(audio, part, to);
        return response.type(WAV)
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", "no-store")
                .header(HttpHeaders.CONTENT_LENGTH, part.length())
                .entity(output)
                .build();
    }

    private static void copy(SeekableByteChannel audio, ByteRange part, OutputStream to) throws IOException {
        try (audio) {
            audio.position(part.from());
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            long left = part.length();
            while (left > 0) {
                buffer.clear().limit((int) Math.min(left, BUFFER_BYTES));
                if (audio.read(buffer) < 0) {
                    throw new IOException("recording shorter than its size");
                }
                to.write(buffer.array(), 0, buffer.position());
                left -= buffer.position();
            }
        }
    }

    private static ProblemException rangeNotSatisfiable() {
        return new ProblemException(Problem.of(416, "range-not-satisfiable", "Range not satisfiable"));
    }
}
