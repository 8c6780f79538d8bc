package io.hearthline.standins.twilio;

import io.hearthline.standins.callee.CalleeScript;
import io.hearthline.standins.edge.Form;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has which number, and what was placed and sent so far. Belongs to the event loop. */
final class Switchboard {

    /** A number nobody was assigned to does not exist. */
    private static final String UNASSIGNED = "out-of-order";

    private static final int DELIVERY_MS = 200;

    private final Exchange exchange;
    private final Map<String, CalleeScript> callees = new HashMap<>();
    private final Map<String, LiveCall> calls = new LinkedHashMap<>();
    private final List<TextMessage> messages = new ArrayList<>();
    private int placed;

    Switchboard(Exchange exchange) {
        this.exchange = exchange;
    }

    void assign(String number, CalleeScript script) {
        callees.put(number, script);
    }

    LiveCall place(Form create) {
        String to = create.get("To", "");
        boolean busy = calls.values().stream()
                .anyMatch(call -> !call.ended() && call.to().equals(to));
        CalleeScript script = callees.get(to);
        LiveCall call =
                new LiveCall(exchange, ++placed, create, script == null ? CalleeScript.named(UNASSIGNED) : script);
        calls.put(call.sid(), call);
        call.dial(busy);
        return call;
    }

    @Nullable
    LiveCall call(String sid) {
        return calls.get(sid);
    }

    List<LiveCall> calls() {
        return List.copyOf(calls.values());
    }

    List<TextMessage> messages() {
        return List.copyOf(messages);
    }

    void deliver(TextMessage message, @Nullable String callback) {
        messages.add(message);
        if (callback != null) {
            exchange.after(
                    DELIVERY_MS,
                    () -> tell(message, callback, "sent").compose(_ -> tell(message, callback, "delivered")));
        }
    }

    private Future<String> tell(TextMessage message, String callback, String status) {
        Form form = new Form()
                .add("AccountSid", exchange.config.accountSid())
                .add("ApiVersion", RestJson.VERSION)
                .add("From", message.from())
                .add("To", message.to())
                .add("MessageSid", message.sid())
                .add("SmsSid", message.sid())
                .add("MessageStatus", status)
                .add("SmsStatus", status);
        return exchange.webhooks.send("POST", callback, form).otherwise("");
    }

    /** Forgets calls that ended and all messages. */
    void clear() {
        calls.values().removeIf(LiveCall::ended);
        messages.clear();
    }
}
