package io.hearthline.portal.signin;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who a session cookie belongs to. */
final class SessionRequest extends BaseAuthenticationRequest {
    private final String token;
    private final boolean used;

    SessionRequest(String token, boolean used) {
        this.token = token;
        this.used = used;
    }

    String token() {
        return token;
    }

    boolean used() {
        return used;
    }
}
