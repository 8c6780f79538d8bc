package io.hearthline.telephony.platform;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where the outside world finds this service; signatures are made over these addresses. */
@ConfigMapping(prefix = "telephony.public-url")
public interface PublicUrl {
    /** {@code PUBLIC_URL}: https (http in a sandbox), no path. */
    URI base();

    /** {@code STREAM_URL}: wss base of the media sockets; made of {@link #base} where it is not set. */
    Optional<URI> stream();

    /** An address of this service, for a path that starts with a slash. */
    default String at(String pathAndQuery) {
        return trimmed(base()) + pathAndQuery;
    }

    /** A media socket's address, for a path that starts with a slash. */
    default String socketAt(String path) {
        return stream().map(PublicUrl::trimmed).orElseGet(() -> trimmed(base()).replaceFirst("^http", "ws")) + path;
    }

    private static String trimmed(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
