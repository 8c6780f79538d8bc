package io.hearthline.telephony.carrier.twilio;

import io.hearthline.telephony.calls.LiveCalls;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.websockets.next.WebSocket;
import io.vertx.core.Vertx;

/** The media stream of a call that came in: the same as that of one that went out, at an address of its own. */
@WebSocket(path = InboundMediaSocket.PATH, endpointId = InboundMediaSocket.ID)
public class InboundMediaSocket extends TwilioMediaSocket {
    static final String PATH = "/media-stream";
    static final String ID = "media-stream";

    InboundMediaSocket(LiveCalls live, TwilioConfig config, Vertx vertx, MeterRegistry metrics) {
        super(live, config, vertx, metrics);
    }
}
