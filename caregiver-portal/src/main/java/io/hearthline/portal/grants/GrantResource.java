package io.hearthline.portal.grants;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.events.AccessEvent;
import io.hearthline.contracts.ids.AccountId;
import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.ids.GrantId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.portal.signin.AccountStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Grants, for administrators and the deployment's own machines. */
@Path("/grants")
@RunOnVirtualThread
@RolesAllowed({Caller.ADMIN, Caller.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
public class GrantResource {
    /** @param contactId the contact this account belongs to, if it is one */
    public record NewGrant(
            @NotNull AccountId accountId,
            @NotNull RecipientId recipientId,
            AccessEvent.@NotNull Role role,
            @NotEmpty Set<AccessEvent.@NotNull DataClass> dataClasses,
            @Nullable ContactId contactId) {}

    private final GrantStore grants;
    private final AccountStore accounts;

    GrantResource(GrantStore grants, AccountStore accounts) {
        this.grants = grants;
        this.accounts = accounts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response grant(@NotNull @Valid NewGrant wanted) {
        if (accounts.find(wanted.accountId()).isEmpty()) {
            throw ProblemException.invalid("accountId", "must be the id of an account");
        }
        Grant grant = grants.grant(
                wanted.accountId(), wanted.recipientId(), wanted.role(), wanted.dataClasses(), wanted.contactId());
        return Response.status(201).entity(grant).build();
    }

    @DELETE
    @Path("{id}")
    public Response revoke(UUID id) {
        if (!grants.revoke(new GrantId(id))) {
            throw ProblemException.notFound();
        }
        return Response.noContent().build();
    }
}
