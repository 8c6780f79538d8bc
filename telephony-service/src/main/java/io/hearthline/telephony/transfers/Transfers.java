package io.hearthline.telephony.transfers;

import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.SessionKeys;
import io.hearthline.contracts.session.TransferWish;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.calls.Handover;
import io.hearthline.telephony.carrier.Carrier;
import io.hearthline.telephony.carrier.CarrierException;
import io.hearthline.telephony.recipients.PhoneNumber;
import io.hearthline.telephony.recipients.Recipient;
import io.hearthline.telephony.recipients.RecipientStore;
import io.hearthline.telephony.transfers.Transfer.Asker;
import io.hearthline.telephony.transfers.Transfer.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts calls through. The person is told first: by the agent whose goodbye this is asked after, or by the document that
 * takes the line. Whoever is rung has to agree before the two are joined, so that no answering machine talks to the
 * person. Blocks.
 */
@ApplicationScoped
public class Transfers implements Handover {
    private static final Logger LOG = Logger.getLogger(Transfers.class);

    private final TransferStore store;
    private final CallStore calls;
    private final RecipientStore recipients;
    private final Line line;
    private final TransfersConfig config;
    private final MeterRegistry metrics;

    Transfers(
            TransferStore store,
            CallStore calls,
            RecipientStore recipients,
            Line line,
            TransfersConfig config,
            MeterRegistry metrics) {
        this.store = store;
        this.calls = calls;
        this.recipients = recipients;
        this.line = line;
        this.config = config;
        this.metrics = metrics;
    }

    /** What a transfer acts through. */
    @Singleton
    static final class Line {
        private final Carrier carrier;
        private final RedisDataSource redis;
        private final Clock clock;

        Line(Carrier carrier, RedisDataSource redis, Clock clock) {
            this.carrier = carrier;
            this.redis = redis;
            this.clock = clock;
        }
    }

    /** What became of a wish to put a call through. */
    public sealed interface Asked {
        record Begun(UUID transferId) implements Asked {}

        /** There is no phone to ring. */
        record NobodyToRing() implements Asked {}

        /** Nobody is on the line, or the carrier did not take it over. */
        record NotOnTheLine() implements Asked {}
    }

    /**
     * Whom to ring, and what to say.
     *
     * @param askedBy decides whether the person knows already
     * @param forWhom the person's name, told to whoever is rung
     * @param language of the person, BCP 47
     */
    public record Ringing(PhoneNumber phone, Duration timeout, Asker askedBy, String forWhom, String language) {
        @Override
        public String toString() {
            return "Ringing[" + askedBy + "]";
        }
    }

    /** The dialogue has told the person that they are put through, if they have asked for it. */
    @Override
    public boolean takes(Call call) {
        return wish(call)
                .map(wish -> begin(call, null, Asker.PERSON, wish.at()))
                .filter(Asked.Begun.class::isInstance)
                .isPresent();
    }

    private Optional<TransferWish> wish(Call call) {
        return Optional.ofNullable(line.redis.value(String.class).get(SessionKeys.transfer(call.id())))
                .map(text -> Json.read(text, TransferWish.class));
    }

    /** Puts a call through because somebody who runs the calls wants it. */
    Asked begin(Call call, @Nullable ContactId contactId) {
        return begin(call, contactId, Asker.OPERATOR, line.clock.instant());
    }

    private Asked begin(Call call, @Nullable ContactId contactId, Asker askedBy, Instant at) {
        Transfer transfer = new Transfer(UUID.randomUUID(), call.id(), contactId, askedBy, at, State.ASKED);
        String carrierCallId = call.carrierCallId();
        if (phone(transfer, recipient(call)).isEmpty()) {
            return new Asked.NobodyToRing();
        }
        if (carrierCallId == null || !store.insert(transfer)) {
            return new Asked.NotOnTheLine();
        }
        if (!taken(carrierCallId, transfer)) {
            store.advance(transfer.id(), State.ASKED, State.FAILED);
            count("not_taken");
            return new Asked.NotOnTheLine();
        }
        LOG.infof("call put through askedBy=%s", askedBy);
        return new Asked.Begun(transfer.id());
    }

    private boolean taken(String carrierCallId, Transfer transfer) {
        try {
            // Whoever is rung has not agreed to being recorded.
            line.carrier.stopRecording(carrierCallId);
            return line.carrier.redirect(carrierCallId, "/twiml/transfer/" + transfer.id());
        } catch (CarrierException e) {
            LOG.warnf("call not put through errorType=%s", e.getMessage());
            return false;
        }
    }

    /** Whom to ring for a transfer that was asked for; empty if nobody, or not any more. */
    public Optional<Ringing> ringing(UUID transferId) {
        Transfer transfer = store.find(transferId)
                .filter(each -> each.state() == State.ASKED)
                .orElse(null);
        Call call = transfer == null ? null : calls.find(transfer.callId()).orElse(null);
        if (transfer == null || call == null) {
            return Optional.empty();
        }
        Optional<Recipient> recipient = recipient(call);
        return phone(transfer, recipient)
                .map(phone -> new Ringing(
                        phone,
                        config.ringTimeout(),
                        transfer.askedBy(),
                        recipient.map(Recipient::preferredName).orElse("Somebody we called"),
                        recipient.map(Recipient::language).orElse("en-US")));
    }

    /** Whoever was rung agrees to talk; false if it is too late. */
    public boolean accept(UUID transferId) {
        return store.advance(transferId, State.ASKED, State.ACCEPTED);
    }

    /** The other line is down; true if the two have talked, so that there is nothing left to say. */
    public boolean over(UUID transferId) {
        boolean talked = store.advance(transferId, State.ACCEPTED, State.DONE)
                || store.find(transferId)
                        .filter(each -> each.state() == State.DONE)
                        .isPresent();
        if (!talked && store.advance(transferId, State.ASKED, State.FAILED)) {
            count("unanswered");
        } else if (talked) {
            count("answered");
        }
        return talked;
    }

    private Optional<Recipient> recipient(Call call) {
        RecipientId id = call.recipientId();
        return id == null ? Optional.empty() : recipients.find(id);
    }

    private Optional<PhoneNumber> phone(Transfer transfer, Optional<Recipient> recipient) {
        ContactId contactId = transfer.contactId();
        Optional<String> number = contactId == null
                ? config.oncallPhone()
                : recipient.stream()
                        .flatMap(each -> each.contacts().stream())
                        .filter(contact -> contact.contactId().equals(contactId))
                        .flatMap(contact -> Optional.ofNullable(contact.phone()).stream())
                        .findFirst();
        return number.flatMap(PhoneNumber::parse);
    }

    private void count(String result) {
        metrics.counter("hearthline.transfers", "result", result).increment();
    }
}
