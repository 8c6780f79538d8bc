package io.hearthline.standins.twilio;

import io.hearthline.standins.edge.Form;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Signed requests to the customer's server. */
final class Webhooks {

    private static final int TIMEOUT_MS = 15_000;
    private static final int RECONNECT_MS = 500;

    private final Vertx vertx;
    private final HttpClient client;
    private final String authToken;

    Webhooks(Vertx vertx, String authToken) {
        this.vertx = vertx;
        this.authToken = authToken;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(5000).setIdleTimeout(30));
    }

    /**
     * Sends a form; once more if no connection came about.
     *
     * @param method GET puts the fields into the query, anything else is POST
     * @return the body of a 2xx answer; fails otherwise
     */
    Future<String> send(String method, String url, Form form) {
        return attempt(method, url, form)
                .recover(failure -> failure instanceof java.net.ConnectException
                        ? later().compose(_ -> attempt(method, url, form))
                        : Future.failedFuture(failure));
    }

    /** The fields that name both ends of a call and, mostly empty, where they are. */
    static Form parties(String from, String to) {
        Form form =
                new Form().add("From", from).add("To", to).add("Caller", from).add("Called", to);
        for (String side : List.of("From", "Caller")) {
            form.add(side + "City", "SAN FRANCISCO").add(side + "State", "CA");
            form.add(side + "Zip", "94105").add(side + "Country", "US");
        }
        for (String side : List.of("To", "Called")) {
            form.add(side + "City", "")
                    .add(side + "State", "CA")
                    .add(side + "Zip", "")
                    .add(side + "Country", "US");
        }
        return form;
    }

    private Future<Void> later() {
        Promise<Void> promise = Promise.promise();
        vertx.setTimer(RECONNECT_MS, _ -> promise.complete());
        return promise.future();
    }

    private Future<String> attempt(String method, String url, Form form) {
        boolean get = method.toUpperCase(Locale.ROOT).equals("GET");
        String target = get ? url + (url.contains("?") ? "&" : "?") + form.encode() : url;
        String signature = Signature.of(authToken, target, get ? java.util.Map.of() : form.values());
        RequestOptions options = new RequestOptions()
                .setMethod(get ? HttpMethod.GET : HttpMethod.POST)
                .setAbsoluteURI(target)
                .setTimeout(TIMEOUT_MS)
                .putHeader(Signature.HEADER, signature)
                .putHeader("User-Agent", "TwilioProxy/1.1")
                .putHeader("Accept", "*/*");
        if (!get) {
            options.putHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
        }
        return client.request(options)
                .compose(request -> get ? request.send() : request.send(Buffer.buffer(form.encode())))
                .compose(response -> response.body()
                        .compose(body -> response.statusCode() / 100 == 2
                                ? Future.succeededFuture(body.toString())
                                : Future.failedFuture(new IOException("status=" + response.statusCode()))));
    }
}
