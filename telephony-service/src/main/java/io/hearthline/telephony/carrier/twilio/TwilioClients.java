package io.hearthline.telephony.carrier.twilio;

import com.twilio.http.TwilioRestClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one client of the REST API, which sends each request once. */
final class TwilioClients {
    private TwilioClients() {}

    @Produces
    @Singleton
    static TwilioRestClient client(TwilioConfig config) {
        return new TwilioRestClient.Builder(config.accountSid(), config.authToken())
                .httpClient(new OneAttemptClient(config))
                .build();
    }
}
