package io.hearthline.portal.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Signs a browser in by its cookie; sends a page's visitor who is not signed in to the sign-in page. */
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {
    static final String COOKIE = "hearthline-session";
    /** Before bearer tokens, whose challenge a browser cannot answer. */
    private static final int PRIORITY = DEFAULT_PRIORITY + 1000;
    /** Where a page fetches what is new by itself. */
    private static final String POLLED = "/today/rows";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        Cookie cookie = request.request().getCookie(COOKIE);
        if (cookie == null || request.request().getHeader("Authorization") != null) {
            return Uni.createFrom().nullItem();
        }
        boolean used = !POLLED.equals(request.normalizedPath());
        return identities
                .authenticate(new SessionRequest(cookie.getValue(), used))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        if (request.request().getHeader("HX-Request") != null) {
            String current = request.request().getHeader("HX-Current-URL");
            String page = current == null ? "/" : Next.ofAddress(current);
            return Uni.createFrom().item(new ChallengeData(401, "HX-Redirect", signIn(page)));
        }
        String accept = request.request().getHeader("Accept");
        boolean page = accept != null && accept.contains("text/html");
        if (!page) {
            return Uni.createFrom().nullItem();
        }
        boolean get = HttpMethod.GET.equals(request.request().method());
        String next = get ? Next.safe(request.request().uri()) : "/";
        return Uni.createFrom().item(new ChallengeData(303, "Location", signIn(next)));
    }

    private static String signIn(String next) {
        return "/".equals(next) ? "/signin" : "/signin?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SessionRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, COOKIE));
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }
}
