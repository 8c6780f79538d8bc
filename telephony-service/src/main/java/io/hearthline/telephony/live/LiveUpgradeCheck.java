package io.hearthline.telephony.live;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens no live socket where no key to verify tokens with is configured, and none for an address with a query: whatever
 * stands there ends up in logs, and tokens have been seen there.
 */
@ApplicationScoped
class LiveUpgradeCheck implements HttpUpgradeCheck {
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final boolean closed;

    LiveUpgradeCheck(@ConfigProperty(name = "telephony.jwks-url") Optional<String> jwksUrl) {
        closed = jwksUrl.filter(url -> !url.isBlank()).isEmpty();
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(LiveSocket.ID);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        if (closed) {
            return CheckResult.rejectUpgrade(UNAVAILABLE);
        }
        return context.httpRequest().query() == null
                ? CheckResult.permitUpgrade()
                : CheckResult.rejectUpgrade(BAD_REQUEST);
    }
}
