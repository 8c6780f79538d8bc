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
    private long nextDialNanos = System.nanoTime();

    Switchboard(Exchange exchange) {
        this.exchange = exchange;
        exchange.dialler(this::putThrough);
    }

    void assign(String number, CalleeScript script) {
        callees.put(number, script);
    }

    /** Takes a call of the API, which waits where the account has placed too many. */
    LiveCall place(Form create) {
        LiveCall call = call(create);
        long now = System.nanoTime();
        double waitMs = Math.max(0, (nextDialNanos - now) / 1e6);
        double gapNanos = 1e9 / exchange.callsPerSecond() / exchange.pace();
        nextDialNanos = Math.max(now, nextDialNanos) + (long) gapNanos;
        call.dial(engaged(call), Math.round(waitMs * exchange.pace()));
        return call;
    }

    private LiveCall putThrough(Form create, LiveCall.Leg leg) {
        LiveCall call = call(create);
        call.behalfOf(leg);
        call.dial(engaged(call), 0);
        return call;
    }

    private boolean engaged(LiveCall dialled) {
        return calls.values().stream()
                .anyMatch(call -> call != dialled && !call.ended() && call.to().equals(dialled.to()));
    }

    private LiveCall call(Form create) {
        String to = create.get("To", "");
        CalleeScript script = callees.get(to);
        LiveCall call =
                new LiveCall(exchange, ++placed, create, script == null ? CalleeScript.named(UNASSIGNED) : script);
        calls.put(call.sid(), call);
        return call;
    }

    /** Lets somebody call in. */
    LiveCall ring(Form create, CalleeScript caller) {
        LiveCall call = new LiveCall(exchange, ++placed, create, caller);
        calls.put(call.sid(), call);
        call.arrive();
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

    /** A text message comes in to one of the account's numbers. */
    Future<String> receive(TextMessage message, String url) {
        Form form = new Form()
                .add("ToCountry", "US")
                .add("ToState", "")
                .add("SmsMessageSid", message.sid())
                .add("NumMedia", "0")
                .add("SmsSid", message.sid())
                .add("SmsStatus", "received")
                .add("Body", message.body())
                .add("FromCountry", "US")
                .add("To", message.to())
                .add("NumSegments", "1")
                .add("MessageSid", message.sid())
                .add("AccountSid", exchange.config.accountSid())
                .add("From", message.from())
                .add("ApiVersion", RestJson.VERSION);
        return exchange.webhooks.send("POST", url, form);
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
