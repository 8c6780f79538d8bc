package io.hearthline.telephony.platform;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Bounds what the kernel takes for a peer that does not read. Left to itself it takes megabytes, minutes of a call, before
 * anybody notices.
 */
@Singleton
final class SocketBuffers implements HttpServerOptionsCustomizer {
    private static final int SEND_BYTES = 64 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(SEND_BYTES);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setSendBufferSize(SEND_BYTES);
    }
}
