package io.hearthline.portal.clients;

import io.hearthline.contracts.ids.RecipientId;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks telephony to phone somebody, or to let a browser be a phone. */
@ApplicationScoped
public class TelephonyClient {
    private final TelephonyApi telephony;
    private final PageToken token;

    TelephonyClient(@RestClient TelephonyApi telephony, PageToken token) {
        this.telephony = telephony;
        this.token = token;
    }

    /** Where browser phones connect to. */
    public Reply<PhoneLine.Address> phoneAddress() {
        String header = token.header();
        return Asking.ask("telephony", () -> telephony.phoneAddress(header));
    }

    /** Makes a test call for a browser phone. */
    public Reply<PhoneLine> testCall(String name) {
        String header = token.header();
        return Asking.ask("telephony", () -> telephony.testCall(header, new TelephonyApi.TestCallWanted(name)));
    }

    /** Places a health check-in now; asked once, as a second asking could phone twice. */
    public Reply<CallPlaced> callNow(RecipientId recipient) {
        String header = token.header();
        return Asking.ask(
                "telephony", () -> telephony.healthCheck(header, new TelephonyApi.CallWanted(recipient.toString())));
    }
}
