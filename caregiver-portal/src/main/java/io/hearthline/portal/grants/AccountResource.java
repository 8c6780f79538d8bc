package io.hearthline.portal.grants;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.problem.Problem;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.portal.signin.Account;
import io.hearthline.portal.signin.AccountStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/** Accounts, for administrators and the deployment's own machines. */
@Path("/accounts")
@RunOnVirtualThread
@RolesAllowed({Caller.ADMIN, Caller.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    private static final String ROLE = "admin|operator|clinician|caregiver|auditor|self";

    /** A new account. */
    public record NewAccount(
            @NotBlank @Email @Size(max = 200) String email,
            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(min = 10, max = 200) String password,
            @NotEmpty Set<@NotNull @Pattern(regexp = ROLE) String> roles) {
        /** Never the password. */
        @Override
        public String toString() {
            return "NewAccount[]";
        }
    }

    /** All accounts. */
    public record Accounts(List<Account> accounts) {
        public Accounts {
            accounts = List.copyOf(accounts);
        }
    }

    private final AccountStore accounts;

    AccountResource(AccountStore accounts) {
        this.accounts = accounts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@NotNull @Valid NewAccount account) {
        Account made = accounts.create(account.email(), account.name(), account.password(), account.roles())
                .orElseThrow(AccountResource::addressTaken);
        return Response.status(201).entity(made).build();
    }

    @GET
    public Accounts all() {
        return new Accounts(accounts.all());
    }

    private static ProblemException addressTaken() {
        return new ProblemException(Problem.of(
                409, "address-taken", "Address taken", "There is an account with this e-mail address already."));
    }
}
