package io.hearthline.portal.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns a session cookie into the account it was made for. */
@ApplicationScoped
class SessionIdentities implements IdentityProvider<SessionRequest> {
    private final SessionStore sessions;

    SessionIdentities(SessionStore sessions) {
        this.sessions = sessions;
    }

    @Override
    public Class<SessionRequest> getRequestType() {
        return SessionRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SessionRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> sessions.find(request.token(), request.used())
                .map(SessionIdentities::identity)
                .orElseThrow(() -> new AuthenticationFailedException("session over")));
    }

    private static SecurityIdentity identity(Account account) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.id().toString()))
                .addRoles(account.roles())
                .addAttribute(Viewer.NAME, account.name())
                .build();
    }
}
