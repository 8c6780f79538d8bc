package io.hearthline.sandbox.suite;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What nobody else may know, made anew for every run.
 *
 * @param accountSid the carrier's account
 * @param authToken signs the carrier's webhooks
 * @param voiceKey the voice vendor's API key
 * @param modelKey of the chat model's stand-in
 * @param llmSecret bearer of our chat completions
 * @param callTokenSecret signs stream and completions tokens
 * @param clientSecret of the service account
 * @param adminPassword of the first admin of the portal
 * @param keyEncryptionKey 32 bytes in base64
 * @param encryptionKey of what is kept, 32 bytes in base64
 */
public record Secrets(
        String accountSid,
        String authToken,
        String voiceKey,
        String modelKey,
        String llmSecret,
        String callTokenSecret,
        String clientSecret,
        String adminPassword,
        String keyEncryptionKey,
        String encryptionKey) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Secrets random() {
        return new Secrets(
                "AC" + hex(16),
                hex(16),
                hex(20),
                hex(20),
                hex(20),
                hex(20),
                hex(20),
                "hearth-" + hex(5),
                base64(32),
                base64(32));
    }

    private static String hex(int bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    private static String base64(int bytes) {
        return Base64.getEncoder().encodeToString(bytes(bytes));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
