package io.hearthline.portal.signin;

import io.hearthline.contracts.access.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Whoever asks, by cookie or token. */
@RequestScoped
@Named
public class Viewer {
    static final String NAME = "name";

    private final SecurityIdentity identity;

    Viewer(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Their account or client id, and roles. */
    public Caller caller() {
        return new Caller(identity.getPrincipal().getName(), identity.getRoles());
    }

    /** What to call them; empty for a machine. */
    public String name() {
        String name = identity.getAttribute(NAME);
        return name == null ? "" : name;
    }

    /** True if they watch over calls and may make test calls. */
    public boolean operates() {
        return identity.hasRole(Caller.OPERATOR) || administers();
    }

    /** True if they may make accounts and grants. */
    public boolean administers() {
        return identity.hasRole(Caller.ADMIN);
    }
}
