package io.hearthline.telephony.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.contracts.session.AnsweredBy;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.Direction;
import io.hearthline.contracts.session.Profile;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.telephony.calls.CallImport.ImportBody;
import io.hearthline.telephony.calls.CallImport.Imported;
import io.hearthline.telephony.calls.Dispatcher.Target;
import io.hearthline.telephony.platform.Access;
import io.hearthline.telephony.recipients.PhoneNumber;
import io.hearthline.telephony.recipients.RecipientStore;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls: asked for, looked at, hung up, brought in from the past. */
@Path("/")
@Authenticated
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CallResource {
    private final Dispatcher dispatcher;
    private final CallStore store;
    private final LiveCalls live;
    private final CallImport imports;
    private final RecipientStore recipients;
    private final Access access;

    CallResource(
            Dispatcher dispatcher,
            CallStore store,
            LiveCalls live,
            CallImport imports,
            RecipientStore recipients,
            Access access) {
        this.dispatcher = dispatcher;
        this.store = store;
        this.live = live;
        this.imports = imports;
        this.recipients = recipients;
        this.access = access;
    }

    /**
     * Whom to call: somebody registered, or a number with the name and the zone of who is there.
     *
     * @param zone needed with {@code to}, for calling hours hold for everybody
     */
    public record CallBody(
            @Nullable UUID recipientId,
            @Nullable String to,
            @Size(max = 100) @Nullable String name,
            @Nullable String zone,
            @Nullable String language) {
        @Override
        public String toString() {
            return "CallBody[…]";
        }
    }

    /**
     * A call as callers of the API see it.
     *
     * @param turns null in lists
     * @param answeredBy who or what picked up, as far as the carrier told; null in lists
     * @param messageLeftAt when an answering machine had recorded the whole message; null if it has not, and in lists
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CallView(
            CallId callId,
            DialogueId dialogueId,
            @Nullable RecipientId recipientId,
            CallKind kind,
            Direction direction,
            String status,
            @Nullable CallOutcome outcome,
            @Nullable Instant placedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            @Nullable String carrierCallId,
            List<String> conversationIds,
            boolean imported,
            @Nullable List<Turn> turns,
            @Nullable AnsweredBy answeredBy,
            @Nullable Instant messageLeftAt) {

        static CallView of(Call call) {
            return of(call, null, null, null);
        }

        static CallView of(
                Call call,
                @Nullable List<Turn> turns,
                @Nullable AnsweredBy answeredBy,
                @Nullable Instant messageLeftAt) {
            CallState.Ended ended = call.state() instanceof CallState.Ended over ? over : null;
            return new CallView(
                    call.id(),
                    call.dialogueId(),
                    call.recipientId(),
                    call.kind(),
                    call.direction(),
                    call.state().label(),
                    ended == null ? null : ended.outcome(),
                    call.placedAt(),
                    call.answeredAt(),
                    ended == null ? null : ended.at(),
                    call.carrierCallId(),
                    call.conversationIds(),
                    call.imported(),
                    turns,
                    answeredBy,
                    messageLeftAt);
        }

        @Override
        public String toString() {
            return "CallView[" + callId + "]";
        }
    }

    /** @param next give it as {@code before} for the next page; null on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<CallView> calls, @Nullable Instant next) {}

    /** Calls that are not over. */
    public record Sessions(List<CallView> sessions) {}

    /** Calls for company. */
    @POST
    @Path("call")
    public Response general(@NotNull @Valid CallBody body) {
        return place(body, CallKind.GENERAL);
    }

    /** Calls for a health check-in. */
    @POST
    @Path("call/health-check")
    public Response healthCheck(@NotNull @Valid CallBody body) {
        return place(body, CallKind.HEALTH_CHECK);
    }

    private Response place(CallBody body, CallKind kind) {
        Call call = dispatcher.place(target(body), kind, access.caller().subject());
        return Response.status(201).entity(CallView.of(call)).build();
    }

    private Target target(CallBody body) {
        if (body.recipientId() != null) {
            RecipientId id = new RecipientId(body.recipientId());
            access.requireAct(id);
            return new Target.Registered(recipients
                    .find(id)
                    .orElseThrow(() -> ProblemException.invalid("recipientId", "must be of somebody registered")));
        }
        access.requireOperator();
        if (body.to() == null) {
            throw ProblemException.invalid("recipientId", "or to must be given");
        }
        PhoneNumber phone = PhoneNumber.parse(body.to())
                .orElseThrow(() -> ProblemException.invalid("to", "must be a phone number with its country code"));
        if (body.name() == null || body.name().isBlank()) {
            throw ProblemException.invalid("name", "must be given with to");
        }
        String name = body.name().strip();
        return new Target.AdHoc(
                phone,
                new Profile(
                        name,
                        name,
                        zone(body.zone()),
                        body.language() == null ? "en-US" : body.language(),
                        List.of(),
                        List.of()));
    }

    @SuppressWarnings("UnusedException") // the cause repeats the input
    private static ZoneId zone(@Nullable String zone) {
        try {
            if (zone != null) {
                return ZoneId.of(zone);
            }
        } catch (DateTimeException e) {
            throw ProblemException.invalid("zone", "must be an IANA time zone");
        }
        throw ProblemException.invalid("zone", "must be given with to");
    }

    /** Newest first; of one recipient, or of all the caller may see. */
    @GET
    @Path("calls")
    public Page page(
            @QueryParam("recipientId") @Nullable UUID recipientId,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        RecipientId recipient = recipientId == null ? null : new RecipientId(recipientId);
        if (recipient == null) {
            access.noteRead("calls.list", null);
        } else {
            access.requireSee(recipient, DataClass.SUMMARY, "calls.list");
        }
        List<Call> page = store.page(recipient, instant(before), limit);
        return new Page(
                page.stream().filter(this::visible).map(CallView::of).toList(),
                page.size() < limit ? null : page.getLast().placedAt());
    }

    /** One call; its turns for those who may read transcripts. */
    @GET
    @Path("calls/{id}")
    public CallView get(@PathParam("id") UUID id) {
        Call call = found(id);
        RecipientId recipient = call.recipientId();
        if (recipient == null) {
            access.requireOperator();
            access.noteRead("calls.read", null);
        } else {
            access.requireSee(recipient, DataClass.SUMMARY, "calls.read");
        }
        boolean transcript = recipient == null || access.sees(recipient, DataClass.TRANSCRIPT);
        return CallView.of(
                call,
                transcript ? store.turns(call.id()) : null,
                store.answeredBy(call.id()).orElse(null),
                store.messageLeftAt(call.id()).orElse(null));
    }

    /** Hangs up; harmless if the call is over. */
    @POST
    @Path("call/{id}/hang-up")
    @Consumes(MediaType.WILDCARD)
    public Response hangUp(@PathParam("id") UUID id) {
        Call call = found(id);
        RecipientId recipient = call.recipientId();
        if (recipient == null) {
            access.requireOperator();
        } else {
            access.requireAct(recipient);
        }
        if (call.state() instanceof CallState.Open) {
            live.hangUp(call);
        }
        return Response.accepted().build();
    }

    /** Calls that are not over, of those the caller may see. */
    @GET
    @Path("sessions")
    public Sessions sessions() {
        access.noteRead("sessions.list", null);
        return new Sessions(
                store.open().stream().filter(this::visible).map(CallView::of).toList());
    }

    /** Brings calls of the past in; harmless if repeated. */
    @POST
    @Path("calls/import")
    @RolesAllowed({Caller.ADMIN, Caller.SERVICE})
    public Response importCalls(@NotNull @Valid ImportBody body) {
        Imported imported = imports.take(body);
        return Response.accepted(imported).build();
    }

    private boolean visible(Call call) {
        RecipientId recipient = call.recipientId();
        return recipient == null ? access.caller().seesEverybody() : access.sees(recipient, DataClass.SUMMARY);
    }

    private Call found(UUID id) {
        return store.find(new CallId(id)).orElseThrow(ProblemException::notFound);
    }

    @SuppressWarnings("UnusedException") // the cause repeats the input
    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("before", "must be an instant, ISO-8601");
        }
    }
}
