package io.hearthline.standins.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code X-Twilio-Signature}, the sender's side. */
public final class Signature {

    /** The header that carries it. */
    public static final String HEADER = "X-Twilio-Signature";

    private Signature() {}

    /**
     * Signs a request.
     *
     * @param url exactly as it was configured, with its query
     * @param form decoded fields of a form POST; empty for GET, JSON and upgrades
     */
    public static String of(String authToken, String url, Map<String, List<String>> form) {
        StringBuilder data = new StringBuilder(url);
        new TreeMap<>(form)
                .forEach((key, values) ->
                        new TreeSet<>(values).forEach(value -> data.append(key).append(value)));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(data.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }
}
