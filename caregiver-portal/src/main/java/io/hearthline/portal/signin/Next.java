package io.hearthline.portal.signin;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: a page of ours, whatever the address says. */
final class Next {
    private static final String TODAY = "/";

    private Next() {}

    /** The path if it is one of this site, else Today. */
    static String safe(@Nullable String path) {
        if (path == null || !path.startsWith("/") || path.startsWith("//") || path.startsWith("/signin")) {
            return TODAY;
        }
        boolean plain = path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return plain ? path : TODAY;
    }

    /** The same for a whole address, of which only the path counts. */
    static String ofAddress(String address) {
        try {
            return safe(new URI(address).getRawPath());
        } catch (URISyntaxException _) {
            return TODAY;
        }
    }
}
