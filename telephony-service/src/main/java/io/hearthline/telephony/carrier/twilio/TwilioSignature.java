package io.hearthline.telephony.carrier.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code X-Twilio-Signature}: base64 of HMAC-SHA1 over the public URL and, of a form, its fields in order of
 * their names. A default port is not part of what is signed; another one is.
 */
final class TwilioSignature {
    static final String HEADER = "X-Twilio-Signature";
    private static final Pattern URL = Pattern.compile("(https?|wss?)://([^/?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern BODY_HASH = Pattern.compile("[?&]bodySHA256=([0-9a-f]{64})(&|$)");

    private final List<SecretKeySpec> keys;

    /** @param authTokens any of which may have signed: there are two while the account's token is being replaced */
    TwilioSignature(List<String> authTokens) {
        keys = authTokens.stream()
                .map(token -> new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"))
                .toList();
    }

    /** A form, or a request without a body: then there are no fields. A field may be given more than once. */
    boolean valid(@Nullable String signature, String url, Map<String, List<String>> fields) {
        StringBuilder data = new StringBuilder();
        new TreeMap<>(fields)
                .forEach((name, values) ->
                        new TreeSet<>(values).forEach(value -> data.append(name).append(value)));
        return matches(signature, url, data.toString());
    }

    /** A JSON body: its hash is in the URL. */
    boolean validJson(@Nullable String signature, String url, byte[] body) {
        Matcher hash = BODY_HASH.matcher(url);
        return hash.find() && same(hash.group(1), sha256(body)) && matches(signature, url, "");
    }

    /** The upgrade of a media socket, signed over its wss URL; some carriers' versions end it with a slash. */
    boolean validUpgrade(@Nullable String signature, String url) {
        return matches(signature, url, "") || matches(signature, url + "/", "");
    }

    private boolean matches(@Nullable String signature, String url, String data) {
        String signed = withoutDefaultPort(url) + data;
        return signature != null && keys.stream().anyMatch(key -> same(signature, sign(key, signed)));
    }

    private static String withoutDefaultPort(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return url;
        }
        String port = parts.group(1).equals("https") || parts.group(1).equals("wss") ? ":443" : ":80";
        String authority = parts.group(2);
        String bare = authority.endsWith(port) ? authority.substring(0, authority.length() - port.length()) : authority;
        return parts.group(1) + "://" + bare + parts.group(3);
    }

    private static String sign(SecretKeySpec key, String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA1", e);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.US_ASCII));
    }
}
