package io.hearthline.portal.platform;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The portal's settings; {@link Settings} checks them at the start and names the environment variable. */
@ConfigMapping(prefix = "portal")
public interface PortalConfig {
    /** Where browsers find the portal, and the issuer in its tokens; {@code PORTAL_PUBLIC_URL}. */
    URI publicUrl();

    /** telephony's API; {@code TELEPHONY_URL}. */
    URI telephonyUrl();

    /** The worker's API; {@code RECORDS_URL}. */
    URI recordsUrl();

    /** Encrypts the signing keys at rest; {@code JWT_KEY_ENCRYPTION_KEY}; never printed. */
    String keyEncryptionKey();

    /** The one machine client of {@code POST /token}; {@code SERVICE_CLIENT_ID}. */
    Optional<String> serviceClientId();

    /** Its secret; {@code SERVICE_CLIENT_SECRET}; never printed. */
    Optional<String> serviceClientSecret();

    /** The first administrator, made when there is no account; {@code PORTAL_ADMIN_EMAIL}. */
    Optional<String> adminEmail();

    /** Their password; {@code PORTAL_ADMIN_PASSWORD}; never printed. */
    Optional<String> adminPassword();

    /** {@code KAFKA_BOOTSTRAP_SERVERS}. */
    String kafka();
}
