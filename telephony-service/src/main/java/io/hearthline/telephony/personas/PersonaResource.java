package io.hearthline.telephony.personas;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.ids.PersonaId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.telephony.platform.Access;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who the agent says it is, and how it sounds. */
@Path("/personas")
@RolesAllowed({Caller.ADMIN, Caller.OPERATOR, Caller.SERVICE})
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PersonaResource {
    private static final String WAV = "audio/wav";

    private final PersonaStore store;
    private final Personas personas;
    private final PersonaPreview preview;
    private final Access access;

    PersonaResource(PersonaStore store, Personas personas, PersonaPreview preview, Access access) {
        this.store = store;
        this.personas = personas;
        this.preview = preview;
        this.access = access;
    }

    /**
     * A persona as callers of the API see it.
     *
     * @param owner {@code organisation}, or an operator's account; null for the default one, which is nobody's
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            PersonaId id,
            int revision,
            @Nullable String owner,
            boolean active,
            String name,
            String organisation,
            String engine,
            String language,
            @Nullable String voiceId,
            double pace,
            @Nullable String greeting,
            @Nullable String voicemail) {

        static View of(Persona.Kept kept) {
            return of(kept.persona(), kept.revision(), kept.owner(), kept.active());
        }

        static View of(Persona persona, int revision, @Nullable String owner, boolean active) {
            return new View(
                    persona.id(),
                    revision,
                    owner,
                    active,
                    persona.name(),
                    persona.organisation(),
                    persona.voice().engine(),
                    persona.voice().language(),
                    persona.voice().voiceId(),
                    persona.voice().pace(),
                    persona.greeting(),
                    persona.voicemail());
        }
    }

    /** Personas. */
    public record Listed(List<View> personas) {}

    /** @param audio the file, base64 */
    public record Sample(String mediaType, String audio) {}

    /** The organisation's and the caller's own; all for administrators. */
    @GET
    public Listed list() {
        access.noteRead("personas.list", null);
        return new Listed(store.all().stream()
                .filter(kept -> PersonaOwner.maySee(access.caller(), kept.owner()))
                .map(View::of)
                .toList());
    }

    /** Adds one; 201, or 200 with the kept one if the id given is the caller's already. */
    @POST
    public Response create(@NotNull @Valid PersonaBody body) {
        PersonaId id = body.id() == null ? PersonaId.random() : new PersonaId(body.id());
        Caller caller = access.caller();
        boolean created = store.create(body.persona(id), PersonaOwner.of(caller), caller.subject());
        Persona.Kept kept = writable(id);
        access.noteChange("personas.create");
        return Response.status(created ? 201 : 200).entity(View.of(kept)).build();
    }

    /** The one that speaks on the caller's calls. */
    @GET
    @Path("active")
    public View active() {
        access.noteRead("personas.read", null);
        return personas.active(access.caller().subject())
                .map(View::of)
                .orElseGet(() -> View.of(Persona.DEFAULT, 0, null, true));
    }

    /** One of them. */
    @GET
    @Path("{id}")
    public View get(@PathParam("id") UUID id) {
        Persona.Kept kept = visible(new PersonaId(id));
        access.noteRead("personas.read", null);
        return View.of(kept);
    }

    /** Replaces one; 409 if it has changed since the caller read it. */
    @PUT
    @Path("{id}")
    public View change(@PathParam("id") UUID id, @NotNull @Valid PersonaBody body) {
        PersonaId personaId = new PersonaId(id);
        if (body.revision() == null) {
            throw ProblemException.invalid("revision", "must be given, as read");
        }
        writable(personaId);
        Persona.Kept changed = store.change(body.persona(personaId), body.revision());
        access.noteChange("personas.change");
        return View.of(changed);
    }

    /** Takes one away. */
    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public void remove(@PathParam("id") UUID id) {
        PersonaId personaId = new PersonaId(id);
        writable(personaId);
        store.remove(personaId);
        access.noteChange("personas.remove");
    }

    /** Lets one speak from the next call on, and no other of its owner; harmless if repeated. */
    @POST
    @Path("{id}/activate")
    @Consumes(MediaType.WILDCARD)
    public View activate(@PathParam("id") UUID id) {
        PersonaId personaId = new PersonaId(id);
        writable(personaId);
        Persona.Kept active = store.activate(personaId);
        access.noteChange("personas.activate");
        return View.of(active);
    }

    /** Speaks its greeting. */
    @POST
    @Path("{id}/preview")
    @Consumes(MediaType.WILDCARD)
    public Sample preview(@PathParam("id") UUID id) {
        return new Sample(WAV, Base64.getEncoder().encodeToString(spoken(id)));
    }

    /** The same as a sound file. */
    @POST
    @Path("{id}/preview")
    @Consumes(MediaType.WILDCARD)
    @Produces(WAV)
    public byte[] previewFile(@PathParam("id") UUID id) {
        return spoken(id);
    }

    private byte[] spoken(UUID id) {
        Persona persona = visible(new PersonaId(id)).persona();
        access.noteRead("personas.preview", null);
        return preview.speak(persona, PromptRenderer.opening(persona));
    }

    private Persona.Kept visible(PersonaId id) {
        return store.find(id)
                .filter(kept -> PersonaOwner.maySee(access.caller(), kept.owner()))
                .orElseThrow(ProblemException::notFound);
    }

    private Persona.Kept writable(PersonaId id) {
        Persona.Kept kept = visible(id);
        if (!PersonaOwner.mayWrite(access.caller(), kept.owner())) {
            throw ProblemException.notAllowed();
        }
        return kept;
    }
}
