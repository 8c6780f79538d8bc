package io.hearthline.standins.twilio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The REST API's JSON: snake case, dates in RFC 2822, numbers as strings. */
final class RestJson {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String VERSION = "2010-04-01";

    private RestJson() {}

    static ObjectNode call(
            String accountSid, PlacedCall call, long seconds, @Nullable String answeredBy, long queuedMs) {
        boolean answeredAndOver = call.answeredAt() != null && call.endedAt() != null;
        String uri = "/" + VERSION + "/Accounts/" + accountSid + "/Calls/" + call.sid();
        ObjectNode json = JSON.createObjectNode();
        json.put("account_sid", accountSid);
        json.put("answered_by", answeredBy);
        json.put("api_version", VERSION);
        json.putNull("caller_name");
        json.put("date_created", Exchange.rfc2822(call.placedAt()));
        json.put("date_updated", Exchange.rfc2822(call.endedAt() == null ? call.placedAt() : call.endedAt()));
        json.put("direction", "outbound-api");
        json.put("duration", call.endedAt() == null ? null : Long.toString(seconds));
        json.put("end_time", date(call.endedAt()));
        json.putNull("forwarded_from");
        json.put("from", call.from());
        json.put("from_formatted", formatted(call.from()));
        json.putNull("group_sid");
        json.putNull("parent_call_sid");
        json.put("phone_number_sid", "PN00ff11ee22dd33cc44bb55aa66997788");
        json.put("price", answeredAndOver ? "-0.02600" : null);
        json.put("price_unit", "USD");
        json.put("queue_time", Long.toString(queuedMs));
        json.put("sid", call.sid());
        json.put("start_time", date(call.answeredAt() == null ? call.endedAt() : call.answeredAt()));
        json.put("status", call.status());
        ObjectNode subresources = json.putObject("subresource_uris");
        for (String name : List.of("Notifications", "Recordings", "Streams", "Events")) {
            subresources.put(name.toLowerCase(java.util.Locale.ROOT), uri + "/" + name + ".json");
        }
        json.put("to", call.to());
        json.put("to_formatted", formatted(call.to()));
        json.putNull("trunk_sid");
        json.put("uri", uri + ".json");
        return json;
    }

    static ObjectNode page(String accountSid, List<ObjectNode> calls) {
        String uri = "/" + VERSION + "/Accounts/" + accountSid + "/Calls.json?PageSize=1000&Page=0";
        ObjectNode json = JSON.createObjectNode();
        json.putArray("calls").addAll(calls);
        json.put("first_page_uri", uri);
        json.put("next_page_uri", (String) null);
        json.put("previous_page_uri", (String) null);
        json.put("page", 0);
        json.put("page_size", 1000);
        json.put("start", 0);
        json.put("end", Math.max(0, calls.size() - 1));
        json.put("uri", uri);
        return json;
    }

    static ObjectNode message(String accountSid, TextMessage message, @Nullable String serviceSid) {
        String uri = "/" + VERSION + "/Accounts/" + accountSid + "/Messages/" + message.sid();
        ObjectNode json = JSON.createObjectNode();
        json.put("account_sid", accountSid);
        json.put("api_version", VERSION);
        json.put("body", message.body());
        json.put("date_created", Exchange.rfc2822(message.receivedAt()));
        json.putNull("date_sent");
        json.put("date_updated", Exchange.rfc2822(message.receivedAt()));
        json.put("direction", "outbound-api");
        json.putNull("error_code");
        json.putNull("error_message");
        json.put("from", message.from());
        json.put("messaging_service_sid", serviceSid);
        json.put("num_media", "0");
        json.put("num_segments", Integer.toString(segments(message.body())));
        json.putNull("price");
        json.putNull("price_unit");
        json.put("sid", message.sid());
        json.put("status", "queued");
        json.putObject("subresource_uris").put("media", uri + "/Media.json");
        json.put("to", message.to());
        json.put("uri", uri + ".json");
        return json;
    }

    static ObjectNode error(int status, int code, String text) {
        ObjectNode json = JSON.createObjectNode();
        json.put("code", code);
        json.put("message", text);
        json.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        json.put("status", status);
        return json;
    }

    private static int segments(String body) {
        boolean ascii = body.chars().allMatch(c -> c < 128);
        int single = ascii ? 160 : 70;
        int part = ascii ? 153 : 67;
        return body.length() <= single ? 1 : (body.length() + part - 1) / part;
    }

    private static @Nullable String date(@Nullable Instant at) {
        return at == null ? null : Exchange.rfc2822(at);
    }

    private static String formatted(String number) {
        return number.matches("\\+1\\d{10}")
                ? "(%s) %s-%s".formatted(number.substring(2, 5), number.substring(5, 8), number.substring(8))
                : number;
    }
}
