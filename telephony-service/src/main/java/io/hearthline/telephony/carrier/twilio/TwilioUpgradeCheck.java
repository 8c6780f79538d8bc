package io.hearthline.telephony.carrier.twilio;

import io.hearthline.telephony.platform.PublicUrl;
import io.hearthline.telephony.platform.Role;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Lets nobody open a media socket whom Twilio has not signed for. */
@ApplicationScoped
class TwilioUpgradeCheck implements HttpUpgradeCheck {
    private static final Logger LOG = Logger.getLogger(TwilioUpgradeCheck.class);
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final TwilioSignature signature;
    private final PublicUrl publicUrl;
    private final Role role;

    TwilioUpgradeCheck(TwilioConfig config, PublicUrl publicUrl, @ConfigProperty(name = Role.KEY) Role role) {
        this.role = role;
        this.signature = new TwilioSignature(config.authTokens());
        this.publicUrl = publicUrl;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(TwilioMediaSocket.ID) || endpointId.equals(InboundMediaSocket.ID);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        if (!role.takesStreams()) {
            return CheckResult.rejectUpgrade(NOT_FOUND);
        }
        String given = context.httpRequest().getHeader(TwilioSignature.HEADER);
        String path =
                context.endpointId().equals(InboundMediaSocket.ID) ? InboundMediaSocket.PATH : TwilioMediaSocket.PATH;
        if (signature.validUpgrade(given, publicUrl.socketAt(path))) {
            return CheckResult.permitUpgrade();
        }
        LOG.warn("upgrade refused, not signed by the carrier");
        return CheckResult.rejectUpgrade(FORBIDDEN);
    }
}
