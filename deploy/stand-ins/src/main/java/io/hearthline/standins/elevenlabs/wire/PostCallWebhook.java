package io.hearthline.standins.elevenlabs.wire;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/** Sends {@code post_call_transcription} once a conversation is over, signed as the vendor signs. */
public final class PostCallWebhook {
    private static final Logger LOG = Logger.getLogger(PostCallWebhook.class);

    private final HttpClient client;
    private final URI url;
    private final String secret;
    private final Clock clock;

    /** A sender to one address. */
    public PostCallWebhook(Vertx vertx, URI url, String secret, Clock clock) {
        this.client = vertx.createHttpClient();
        this.url = url;
        this.secret = secret;
        this.clock = clock;
    }

    /** Sends it once; a failure is logged, as nobody waits for it. */
    public void send(JsonObject conversation) {
        long now = clock.instant().getEpochSecond();
        String body = new JsonObject()
                .put("type", "post_call_transcription")
                .put("event_timestamp", now)
                .put("data", conversation)
                .encode();
        client.request(new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url.toString()))
                .compose(request -> request.putHeader("Content-Type", "application/json")
                        .putHeader("ElevenLabs-Signature", signature(secret, now, body))
                        .send(Buffer.buffer(body)))
                .onSuccess(response -> LOG.infof("webhook sent status=%d", response.statusCode()))
                .onFailure(e ->
                        LOG.warnf("webhook failed errorType=%s", e.getClass().getSimpleName()));
    }

    /** {@code t=<seconds>,v0=<hex of HMAC-SHA256 over "seconds.body">}. */
    static String signature(String secret, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v0=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
