package io.hearthline.standins.twilio;

import io.hearthline.standins.callee.PhoneLine;
import io.hearthline.standins.edge.Form;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else who is rung while a call waits, as {@code <Dial>} has it. Whoever answers hears the number's own document
 * first; when that is at its end the two are joined.
 */
final class PutThrough implements LiveCall.Leg {
    private final Exchange exchange;
    private final Form create;
    private final PhoneLine waiting;
    private final Consumer<Form> over;
    private @Nullable LiveCall other;
    private boolean joined;
    private boolean left;

    /** @param over takes what the dial's action is told; not after {@link #leave} */
    PutThrough(Exchange exchange, Form create, PhoneLine waiting, Consumer<Form> over) {
        this.exchange = exchange;
        this.create = create;
        this.waiting = waiting;
        this.over = over;
    }

    void ring() {
        other = exchange.putThrough(create, this);
    }

    /** The call that waited is gone, or does something else. */
    void leave() {
        left = true;
        LiveCall rung = other;
        if (rung != null) {
            boolean talking = rung.status().equals("in-progress");
            rung.end(talking ? "completed" : "canceled", "rest", talking ? "200" : "487");
        }
    }

    /** Takes 20 ms of the one who waited. */
    void hear(byte[] muLaw) {
        if (joined && other != null) {
            other.hear(muLaw);
        }
    }

    @Override
    public void joined() {
        joined = true;
    }

    @Override
    public void spoken(byte[] muLaw) {
        if (joined && !left) {
            waiting.play(muLaw);
        }
    }

    @Override
    public void ended(LiveCall call) {
        if (!left) {
            left = true;
            over.accept(new Form()
                    .add("DialCallStatus", call.status())
                    .add("DialCallSid", call.sid())
                    .add("DialBridged", Boolean.toString(joined)));
        }
    }
}
