package io.hearthline.telephony.survival;

import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.Keypad;
import io.hearthline.telephony.personas.Personas;
import io.hearthline.telephony.recipients.Recipient;
import io.hearthline.telephony.recipients.RecipientStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The check-in that needs no voice engine: the carrier's own voice asks whether all is well, and the keypad answers. Only
 * somebody who is called to be looked after is asked; nobody else has a family to be told. Blocks.
 */
@ApplicationScoped
public class PlainCheckIn {
    private static final Logger LOG = Logger.getLogger(PlainCheckIn.class);
    private static final String FINE = "1";
    private static final String HELP = "2";

    private final Keypad keypad;
    private final RecipientStore recipients;
    private final Personas personas;
    private final SurvivalConfig config;
    private final MeterRegistry metrics;

    PlainCheckIn(
            Keypad keypad, RecipientStore recipients, Personas personas, SurvivalConfig config, MeterRegistry metrics) {
        this.keypad = keypad;
        this.recipients = recipients;
        this.personas = personas;
        this.config = config;
        this.metrics = metrics;
    }

    /** Asks, again if need be; says goodbye once it was asked often enough. */
    Next ask(Call call) {
        Optional<Recipient> person = lookedAfter(call);
        if (person.isEmpty()) {
            return new Next.SayGoodbye(
                    "I'm sorry, we have a technical problem just now. Please try again later. Goodbye.");
        }
        int asked = keypad.asked(call);
        if (asked >= config.plainQuestions()) {
            LOG.warn("plain check-in not answered");
            return new Next.SayGoodbye("I could not get an answer. We will try to reach you again. Goodbye.");
        }
        String question = question(asked, person.get().preferredName());
        keypad.ask(call, question);
        metrics.counter("hearthline.calls.plain").increment();
        LOG.warn("plain check-in asked, no voice engine");
        return new Next.Ask(question);
    }

    private String question(int asked, String name) {
        String first = asked == 0
                ? "Hello, this is an automated call from "
                        + personas.speaking(null).organisation() + " for " + name
                        + ". I'm sorry, I can't talk with you just now, so please use the keys of your phone."
                : "I did not get a key.";
        return first + " If you are " + name
                + ", and you are fine, press 1. If you want us to call your family, press 2."
                + " In an emergency, please hang up and call 911. I cannot call for you.";
    }

    /** @param digits what was pressed; empty if nothing was */
    public Next pressed(Call call, Optional<String> digits) {
        if (lookedAfter(call).isEmpty() || keypad.asked(call) == 0) {
            return new Next.HangUp();
        }
        return switch (digits.orElse("")) {
            case FINE -> {
                keypad.answer(call, true);
                yield new Next.SayGoodbye("Thank you. I'm glad to hear that. Goodbye.");
            }
            case HELP -> {
                keypad.answer(call, false);
                yield new Next.SayGoodbye("Thank you. I am telling your family now."
                        + " In an emergency, please call 911. I cannot call for you. Goodbye.");
            }
            default -> ask(call);
        };
    }

    private Optional<Recipient> lookedAfter(Call call) {
        RecipientId id = call.recipientId();
        boolean company = switch (call.kind()) {
            case GENERAL, HEALTH_CHECK, COGNITIVE -> true;
            case APPOINTMENT, ACTIVATION, ESCALATION, TEST -> false;
        };
        return id == null || !company ? Optional.empty() : recipients.find(id);
    }
}
