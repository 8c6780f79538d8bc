package io.hearthline.telephony.recordings.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Recording;
import io.hearthline.telephony.carrier.CarrierException;
import io.hearthline.telephony.carrier.twilio.TwilioConfig;
import io.hearthline.telephony.recordings.CarrierRecordings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Recordings by Twilio's REST API. The address of the audio is made of our own settings: the one in a callback is never
 * asked, for our credentials go with the request.
 */
@ApplicationScoped
class TwilioRecordings implements CarrierRecordings {
    private static final int NOT_FOUND = 404;

    private final TwilioConfig config;
    private final TwilioRestClient client;
    private final HttpClient http;

    TwilioRecordings(TwilioConfig config, TwilioRestClient client) {
        this.config = config;
        this.client = client;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.requestTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Optional<Ready> of(String carrierCallId) throws CarrierException {
        try {
            for (Recording each :
                    Recording.reader().setCallSid(carrierCallId).limit(5).read(client)) {
                if (each.getStatus() == Recording.Status.COMPLETED) {
                    return Optional.of(new Ready(
                            each.getSid(),
                            Integer.parseInt(
                                    Optional.ofNullable(each.getDuration()).orElse("0")),
                            Optional.ofNullable(each.getChannels()).orElse(1)));
                }
            }
            return Optional.empty();
        } catch (TwilioException e) {
            throw failed(e);
        }
    }

    @Override
    public InputStream open(String carrierRecordingId) throws IOException {
        String credentials = config.accountSid() + ":" + config.authToken();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(config.apiBaseUrl().toString().replaceFirst("/$", "") + "/2010-04-01/Accounts/"
                                + config.accountSid() + "/Recordings/" + carrierRecordingId + ".wav"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .timeout(config.requestTimeout())
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                response.body().close();
                throw new IOException("status_" + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void delete(String carrierRecordingId) throws CarrierException {
        try {
            Recording.deleter(carrierRecordingId).delete(client);
        } catch (ApiException e) {
            Integer status = e.getStatusCode();
            if (status == null || status != NOT_FOUND) {
                throw failed(e);
            }
        } catch (TwilioException e) {
            throw failed(e);
        }
    }

    /** Without the cause: its message may name the number. */
    private static CarrierException failed(TwilioException e) {
        return new CarrierException(
                e instanceof ApiException api
                        ? "status_" + api.getStatusCode()
                        : e.getClass().getSimpleName());
    }
}
