package io.hearthline.postcall.intake;

import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.json.Json;
import io.hearthline.postcall.recipients.RecipientStore;
import jakarta.inject.Singleton;

/** Keeps the copy of who is phoned and who is told. */
@Singleton
public final class RecipientTaker implements EventTaker {
    private final RecipientStore recipients;

    RecipientTaker(RecipientStore recipients) {
        this.recipients = recipients;
    }

    @Override
    public String topic() {
        return Topics.RECIPIENTS;
    }

    @Override
    public String consumer() {
        return "records";
    }

    @Override
    public void take(String value) {
        switch (Json.read(value, RecipientEvent.class)) {
            case RecipientEvent.RecipientChanged e -> recipients.save(e);
            case RecipientEvent.RecipientErased e -> recipients.erase(e.recipientId());
            case RecipientEvent.Unknown _ -> {}
        }
    }
}
