package io.hearthline.standins.twilio;

import io.hearthline.standins.edge.Form;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status callbacks of one call: numbered, in order, and wrong where {@link Faults} says so. */
final class StatusCallbacks {

    private final Exchange exchange;
    private final @Nullable String url;
    private final String method;
    private final List<String> events;
    private int sequenceNumber;
    private @Nullable Form held;
    private Future<?> sent = Future.succeededFuture();

    StatusCallbacks(Exchange exchange, Form create) {
        this.exchange = exchange;
        this.url = create.get("StatusCallback");
        this.method = create.get("StatusCallbackMethod", "POST");
        List<String> wanted = create.all("StatusCallbackEvent").stream()
                .flatMap(value -> List.of(value.split("[ ,]+")).stream())
                .toList();
        this.events = wanted.isEmpty() ? List.of("completed") : wanted;
    }

    /**
     * Tells of one event, if it is asked for.
     *
     * @param event initiated, ringing, answered or completed
     * @param form all fields but the sequence number
     */
    void tell(String event, Form form) {
        boolean last = event.equals("completed");
        if (url != null && events.contains(event)) {
            form.add("SequenceNumber", Integer.toString(sequenceNumber++));
            if (!exchange.faults().loseCallbacks().contains(event)) {
                order(form, last);
            }
        }
        if (last && held != null) {
            send(held);
            held = null;
        }
    }

    private void order(Form form, boolean last) {
        if (held != null) {
            Form earlier = held;
            held = null;
            send(form);
            send(earlier);
        } else if (exchange.faults().reorderCallbacks() && !last) {
            held = form;
        } else {
            send(form);
        }
    }

    private void send(Form form) {
        String target = url;
        if (target == null) {
            return;
        }
        int copies = exchange.faults().duplicateCallbacks() ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            // An answer is not interpreted, and a callback that fails is not repeated.
            sent = sent.compose(
                    _ -> exchange.webhooks.send(method, target, form).otherwiseEmpty());
        }
    }
}
