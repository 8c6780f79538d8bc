package io.hearthline.portal.signin;

import io.hearthline.portal.platform.PortalConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Sign-in and sign-out. */
@Path("/")
@RunOnVirtualThread
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SignInPage {
    private static final Logger LOG = Logger.getLogger(SignInPage.class);
    private static final int MAX_LENGTH = 200;

    private final AccountStore accounts;
    private final SessionStore sessions;
    private final SignInFailureStore failures;
    private final PortalConfig config;
    private final Clock clock;

    SignInPage(
            AccountStore accounts,
            SessionStore sessions,
            SignInFailureStore failures,
            PortalConfig config,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.failures = failures;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Path("signin")
    public Response form(@RestQuery @Nullable String next, @RestQuery @Nullable String out) {
        String notice = out == null ? "" : "You are signed out.";
        return page(200, new SignInView(Next.safe(next), "", "", notice));
    }

    @POST
    @Path("signin")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(
            @RestForm @Nullable String email,
            @RestForm @Nullable String password,
            @RestForm @Nullable String next,
            @CookieParam(SessionMechanism.COOKIE) @Nullable String before) {
        String address = email == null ? "" : email.strip();
        String target = Next.safe(next);
        if (address.isEmpty() || password == null || password.isEmpty()) {
            return page(422, new SignInView(target, address, "Type your e-mail address and your password.", ""));
        }
        if (address.length() > MAX_LENGTH || password.length() > MAX_LENGTH) {
            return page(422, new SignInView(target, "", "That is too long for an address or a password.", ""));
        }
        Optional<Instant> locked = failures.lockedUntil(address);
        if (locked.isPresent()) {
            return page(429, new SignInView(target, address, lockedFor(locked.get()), ""));
        }
        Optional<Account> account = accounts.verify(address, password);
        if (account.isEmpty()) {
            failures.count(address);
            LOG.warn("sign-in refused");
            String error = "The e-mail address or the password is wrong. Check both and try again.";
            return page(401, new SignInView(target, address, error, ""));
        }
        failures.clear(address);
        if (before != null) {
            sessions.close(before);
        }
        LOG.info("signed in");
        return Response.seeOther(URI.create(target))
                .cookie(cookie(sessions.open(account.get().id()), NewCookie.DEFAULT_MAX_AGE))
                .build();
    }

    @POST
    @Path("signout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(@CookieParam(SessionMechanism.COOKIE) @Nullable String session) {
        if (session != null) {
            sessions.close(session);
        }
        return Response.seeOther(URI.create("/signin?out=1"))
                .cookie(cookie("", 0))
                .build();
    }

    private String lockedFor(Instant until) {
        long minutes = Math.max(1, Duration.between(clock.instant(), until).toMinutes() + 1);
        return "Too many attempts. Try again in " + minutes + (minutes == 1 ? " minute." : " minutes.");
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(SessionMechanism.COOKIE)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure("https".equals(config.publicUrl().getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(maxAge)
                .build();
    }

    private static Response page(int status, SignInView view) {
        return Response.status(status).entity(view).build();
    }
}
