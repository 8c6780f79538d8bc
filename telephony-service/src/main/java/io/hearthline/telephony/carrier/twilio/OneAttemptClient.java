package io.hearthline.telephony.carrier.twilio;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.RequestConfig;

/**
 * The library's HTTP client without its habit of sending a request up to three times when the answer is a 5xx, which can
 * ring a phone twice; and with the API's address as a setting, which the library has not.
 */
final class OneAttemptClient extends NetworkHttpClient {
    private static final String FIXED = "https://api.twilio.com";

    private final String base;

    OneAttemptClient(TwilioConfig config) {
        super(RequestConfig.custom()
                .setConnectionRequestTimeout(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .setResponseTimeout(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .build());
        URI uri = config.apiBaseUrl();
        base = uri.toString().replaceFirst("/$", "");
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        String url = request.getUrl();
        if (base.equals(FIXED) || !url.startsWith(FIXED)) {
            return super.makeRequest(request);
        }
        Request moved = new Request(request.getMethod(), base + url.substring(FIXED.length()));
        moved.setAuth(request.getUsername(), request.getPassword());
        if (request.getContentType() != null) {
            moved.setContentType(request.getContentType());
        }
        request.getQueryParams().forEach((name, values) -> values.forEach(value -> moved.addQueryParam(name, value)));
        request.getPostParams().forEach((name, values) -> values.forEach(value -> moved.addPostParam(name, value)));
        request.getHeaderParams().forEach((name, values) -> values.forEach(value -> moved.addHeaderParam(name, value)));
        return super.makeRequest(moved);
    }
}
