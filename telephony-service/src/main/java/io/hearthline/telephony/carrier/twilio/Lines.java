package io.hearthline.telephony.carrier.twilio;

import io.hearthline.contracts.session.Direction;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.LiveCalls;
import io.hearthline.telephony.platform.PublicUrl;
import jakarta.inject.Singleton;

/** Puts a call on our media socket. Blocks. */
@Singleton
public final class Lines {
    private final PublicUrl publicUrl;
    private final LiveCalls live;

    Lines(PublicUrl publicUrl, LiveCalls live) {
        this.publicUrl = publicUrl;
        this.live = live;
    }

    /** The document that does; its token opens the call's current stream only. */
    public String connect(Call call) {
        String socket = call.direction() == Direction.INBOUND ? InboundMediaSocket.PATH : TwilioMediaSocket.PATH;
        return Twiml.connect(
                publicUrl.socketAt(socket),
                resumeAt(call),
                publicUrl.at("/stream-status/" + call.id()),
                live.streamToken(call.id()));
    }

    /** Where the carrier asks how a call goes on. */
    public String resumeAt(Call call) {
        return publicUrl.at("/twiml/resume/" + call.id());
    }
}
