package io.hearthline.telephony.recipients;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.events.RecipientEvent.Consent;
import io.hearthline.contracts.events.RecipientEvent.Contact;
import io.hearthline.contracts.events.RecipientEvent.Status;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.telephony.platform.Access;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is phoned. */
@Path("/recipients")
@Authenticated
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RecipientResource {
    private final RecipientStore store;
    private final Access access;

    RecipientResource(RecipientStore store, Access access) {
        this.store = store;
        this.access = access;
    }

    /** A recipient as callers see one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            RecipientId id,
            int revision,
            Status status,
            @Nullable Instant pausedUntil,
            String name,
            String preferredName,
            String phone,
            ZoneId zone,
            String language,
            List<String> conditions,
            List<String> medicines,
            List<Contact> contacts,
            Consent consent,
            Hours callingHours,
            @Nullable Times checkIn,
            @Nullable Long patienceSeconds) {
        /** {@code HH:mm}. */
        public record Hours(String from, String until) {}

        /** {@code HH:mm} and MON to SUN. */
        public record Times(String time, List<String> days) {}

        @Override
        public String toString() {
            return "View[" + id + "]";
        }
    }

    /** @param next give it as {@code after} for the next page; null on the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<View> recipients, @Nullable String next) {}

    /** Adds somebody; 201, or 200 with the stored one if the id given is taken. */
    @POST
    @RolesAllowed({Caller.ADMIN, Caller.SERVICE})
    public Response create(@NotNull @Valid RecipientBody body) {
        RecipientId id = new RecipientId(body.id() == null ? UUID.randomUUID() : body.id());
        boolean created = store.create(body.recipient(id, Status.PENDING));
        return Response.status(created ? 201 : 200).entity(view(found(id))).build();
    }

    /** Those the caller may see, by id. */
    @GET
    public Page page(
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        List<Recipient> page = store.page(after == null ? null : new RecipientId(after), limit);
        access.noteRead("recipients.list", null);
        return new Page(
                page.stream()
                        .filter(r -> access.sees(r.id(), DataClass.SUMMARY))
                        .map(RecipientResource::view)
                        .toList(),
                page.size() < limit ? null : page.getLast().id().toString());
    }

    /** One of them. */
    @GET
    @Path("{id}")
    public View get(@PathParam("id") UUID id) {
        access.requireSee(new RecipientId(id), DataClass.SUMMARY, "recipients.read");
        return view(found(new RecipientId(id)));
    }

    /** Replaces what is known of them. */
    @PUT
    @Path("{id}")
    public View change(@PathParam("id") UUID id, @NotNull @Valid RecipientBody body) {
        RecipientId recipientId = new RecipientId(id);
        access.requireAct(recipientId);
        Recipient before = found(recipientId);
        if (body.status() != null && body.status() != before.status()) {
            access.requireOperator();
        }
        return view(store.change(body.recipient(recipientId, before.status())));
    }

    private Recipient found(RecipientId id) {
        return store.find(id).orElseThrow(ProblemException::notFound);
    }

    private static View view(Recipient r) {
        CheckIn checkIn = r.checkIn();
        return new View(
                r.id(),
                r.revision(),
                r.status(),
                r.pausedUntil(),
                r.name(),
                r.preferredName(),
                r.phone().e164(),
                r.zone(),
                r.language(),
                r.conditions(),
                r.medicines(),
                r.contacts(),
                r.consent(),
                new View.Hours(
                        r.callingHours().from().toString(),
                        r.callingHours().until().toString()),
                checkIn == null
                        ? null
                        : new View.Times(
                                checkIn.time().toString(),
                                checkIn.days().stream()
                                        .sorted()
                                        .map(DayOfWeek::name)
                                        .map(day -> day.substring(0, 3))
                                        .toList()),
                r.patience() == null ? null : r.patience().toSeconds());
    }
}
