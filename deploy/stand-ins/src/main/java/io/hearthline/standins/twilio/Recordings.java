package io.hearthline.standins.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.standins.edge.Form;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The account's recordings and their part of the REST API. Belongs to the event loop. */
final class Recordings {
    /** Below the account: the list, one, one of a call, the audio. */
    private static final Pattern PATH = Pattern.compile(
            "(?:Calls/(CA[0-9a-f]{32})/)?Recordings(?:/(RE[0-9a-f]{32}|Twilio\\.CURRENT))?\\.(json|wav)");

    private final Exchange exchange;
    private final Map<String, CallRecording> recordings = new LinkedHashMap<>();

    Recordings(Exchange exchange) {
        this.exchange = exchange;
    }

    CallRecording start(String callSid, Form create) {
        CallRecording recording = new CallRecording(exchange, callSid, create);
        recordings.put(recording.sid(), recording);
        return recording;
    }

    /** Ids of what is kept here still. */
    List<String> sids() {
        return List.copyOf(recordings.keySet());
    }

    /** Null if the path is not about recordings, or there is none. */
    RestApi.@Nullable Answer answer(String method, String path, Form form) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return null;
        }
        String callSid = parts.group(1) == null ? form.get("CallSid") : parts.group(1);
        if (parts.group(2) == null) {
            return method.equals("GET") ? list(callSid) : null;
        }
        CallRecording recording = find(parts.group(2), callSid);
        if (recording == null) {
            return null;
        }
        if (parts.group(3).equals("wav")) {
            return method.equals("GET") && recording.completed()
                    ? new RestApi.Answer(200, RestJson.JSON.createObjectNode(), Buffer.buffer(recording.wav()))
                    : null;
        }
        return switch (method) {
            case "GET" -> new RestApi.Answer(200, recording.resource());
            case "DELETE" -> {
                recordings.remove(recording.sid());
                yield new RestApi.Answer(204, RestJson.JSON.createObjectNode());
            }
            case "POST" -> {
                if (form.get("Status", "").equals("stopped")) {
                    recording.stop();
                }
                yield new RestApi.Answer(200, recording.resource());
            }
            default -> null;
        };
    }

    private @Nullable CallRecording find(String sid, @Nullable String callSid) {
        if (!sid.startsWith("Twilio")) {
            return recordings.get(sid);
        }
        return recordings.values().stream()
                .filter(each -> each.callSid().equals(callSid) && !each.completed())
                .findFirst()
                .orElse(null);
    }

    private RestApi.Answer list(@Nullable String callSid) {
        String uri = "/" + RestJson.VERSION + "/Accounts/" + exchange.config.accountSid() + "/Recordings.json";
        ObjectNode json = RestJson.JSON.createObjectNode();
        ArrayNode list = json.putArray("recordings");
        recordings.values().stream()
                .filter(each -> callSid == null || each.callSid().equals(callSid))
                .forEach(each -> list.add(each.resource()));
        json.put("uri", uri).put("first_page_uri", uri).put("page", 0).put("page_size", 50);
        json.put("start", 0).put("end", Math.max(0, list.size() - 1));
        json.putNull("next_page_uri").putNull("previous_page_uri");
        return new RestApi.Answer(200, json);
    }
}
