package io.hearthline.portal;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The settings a deployment would set, for tests. */
public final class PortalSettings implements QuarkusTestResourceLifecycleManager {
    public static final String ADMIN_EMAIL = "admin@example.org";
    public static final String ADMIN_PASSWORD = "a password for tests";
    public static final String CLIENT_ID = "hearthline-services";
    public static final String CLIENT_SECRET = "a secret for tests only";
    public static final String ISSUER = "http://portal.example.org";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "JWT_KEY_ENCRYPTION_KEY", "a key for tests and nothing else",
                "SERVICE_CLIENT_ID", CLIENT_ID,
                "SERVICE_CLIENT_SECRET", CLIENT_SECRET,
                "PORTAL_ADMIN_EMAIL", ADMIN_EMAIL,
                "PORTAL_ADMIN_PASSWORD", ADMIN_PASSWORD,
                "PORTAL_PUBLIC_URL", ISSUER);
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
