package io.hearthline.standins.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.standins.edge.Form;
import io.hearthline.standins.modem.MuLaw;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What is recorded of one call: the person on the first channel, what they heard on the second. */
final class CallRecording {
    private static final int RATE_HZ = 8000;
    private static final int HEADER_BYTES = 44;
    private static final int READY_MS = 300;

    private final Exchange exchange;
    private final Form create;
    private final String sid = Exchange.sid("RE");
    private final String callSid;
    private final Instant startedAt = Instant.now();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private String status = "in-progress";

    CallRecording(Exchange exchange, String callSid, Form create) {
        this.exchange = exchange;
        this.callSid = callSid;
        this.create = create;
    }

    /** Takes 20 ms, mu-law. */
    void take(byte[] person, byte[] agent) {
        if (status.equals("in-progress")) {
            said.writeBytes(person);
            heard.writeBytes(agent);
        }
    }

    /** Takes no more while the call goes on. */
    void stop() {
        if (status.equals("in-progress")) {
            status = "stopped";
            complete();
        }
    }

    /** The call is over; the recording is ready soon. */
    void complete() {
        if (status.equals("in-progress") || status.equals("stopped")) {
            status = "processing";
            exchange.after(READY_MS, this::ready);
        }
    }

    private void ready() {
        status = "completed";
        String callback = create.get("RecordingStatusCallback");
        if (callback == null || !create.all("RecordingStatusCallbackEvent").contains("completed")) {
            return;
        }
        Form form = new Form()
                .add("AccountSid", exchange.config.accountSid())
                .add("CallSid", callSid)
                .add("RecordingSid", sid)
                .add(
                        "RecordingUrl",
                        "https://api.twilio.com/" + RestJson.VERSION + "/Accounts/" + exchange.config.accountSid()
                                + "/Recordings/" + sid)
                .add("RecordingStatus", status)
                .add("RecordingDuration", Integer.toString(seconds()))
                .add("RecordingChannels", Integer.toString(channels()))
                .add("RecordingStartTime", Exchange.rfc2822(startedAt))
                .add("RecordingSource", "OutboundAPI")
                .add("RecordingTrack", "both")
                .add("ErrorCode", "0");
        for (int copies = exchange.faults().duplicateCallbacks() ? 2 : 1; copies > 0; copies--) {
            var _ = exchange.webhooks.send("POST", callback, form).otherwiseEmpty();
        }
    }

    private int seconds() {
        return said.size() / RATE_HZ;
    }

    private int channels() {
        return create.get("RecordingChannels", "mono").equals("dual") ? 2 : 1;
    }

    String sid() {
        return sid;
    }

    String callSid() {
        return callSid;
    }

    boolean completed() {
        return status.equals("completed");
    }

    /** The recording resource. */
    ObjectNode resource() {
        ObjectNode json = RestJson.JSON.createObjectNode();
        json.put("sid", sid);
        json.put("account_sid", exchange.config.accountSid());
        json.put("call_sid", callSid);
        json.put("api_version", RestJson.VERSION);
        json.put("status", status);
        json.put("channels", channels());
        json.put("duration", status.equals("completed") ? Integer.toString(seconds()) : null);
        json.put("source", "OutboundAPI");
        json.put("track", "both");
        json.put("date_created", Exchange.rfc2822(startedAt));
        json.put("date_updated", Exchange.rfc2822(startedAt));
        json.put("start_time", Exchange.rfc2822(startedAt));
        json.putNull("conference_sid");
        json.putNull("encryption_details");
        json.putNull("error_code");
        json.putNull("price");
        json.put("price_unit", "USD");
        json.put(
                "uri",
                "/" + RestJson.VERSION + "/Accounts/" + exchange.config.accountSid() + "/Recordings/" + sid + ".json");
        return json;
    }

    /** WAV, 16-bit PCM at 8 kHz. */
    byte[] wav() {
        byte[] person = said.toByteArray();
        byte[] agent = heard.toByteArray();
        int block = 2 * channels();
        ByteBuffer wav =
                ByteBuffer.allocate(HEADER_BYTES + person.length * block).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + person.length * block).put(ascii("WAVEfmt "));
        wav.putInt(16).putShort((short) 1).putShort((short) channels());
        wav.putInt(RATE_HZ).putInt(RATE_HZ * block).putShort((short) block).putShort((short) 16);
        wav.put(ascii("data")).putInt(person.length * block);
        for (int i = 0; i < person.length; i++) {
            int first = MuLaw.decode(person[i]);
            int second = MuLaw.decode(agent[i]);
            if (channels() == 2) {
                wav.putShort((short) first).putShort((short) second);
            } else {
                wav.putShort((short) ((first + second) / 2));
            }
        }
        return wav.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
