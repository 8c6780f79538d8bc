package io.hearthline.telephony.inbound;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.Direction;
import io.hearthline.contracts.session.Profile;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.calls.Dispatcher;
import io.hearthline.telephony.outbox.Outbox;
import io.hearthline.telephony.recipients.PhoneNumber;
import io.hearthline.telephony.recipients.Recipient;
import io.hearthline.telephony.recipients.RecipientStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call of ours of one that came in. Calling hours do not apply: it is the person who calls. The same ring gives
 * the same call, however often the carrier tells of it. Blocks.
 */
@ApplicationScoped
public class InboundCalls {
    private static final Logger LOG = Logger.getLogger(InboundCalls.class);
    private static final Duration CALLED_BACK_WITHIN = Duration.ofHours(24);
    /** Of somebody nobody knows: what is said to them uses no name. */
    private static final Profile UNKNOWN =
            new Profile("an unknown caller", "the caller", ZoneOffset.UTC, "en-US", List.of(), List.of());

    private final CallStore calls;
    private final Dispatcher dispatcher;
    private final RecipientStore recipients;
    private final Clock clock;

    InboundCalls(CallStore calls, Dispatcher dispatcher, RecipientStore recipients, Clock clock) {
        this.calls = calls;
        this.dispatcher = dispatcher;
        this.recipients = recipients;
        this.clock = clock;
    }

    /**
     * Takes a ring.
     *
     * @param from as the carrier shows it; withheld numbers are none
     * @return empty if the person, or the phone, is being called by us at this moment
     */
    public Optional<Call> take(String carrierCallId, Optional<String> from) {
        CallId id = new CallId(UUID.nameUUIDFromBytes(("inbound/" + carrierCallId).getBytes(StandardCharsets.UTF_8)));
        Optional<Call> known = calls.find(id);
        if (known.isPresent()) {
            return known;
        }
        PhoneNumber phone = from.flatMap(PhoneNumber::parse).orElse(null);
        Instant now = clock.instant();
        InboundRoute route = route(phone, now);
        Recipient caller = route.caller();
        Call call = call(id, route, phone, now);
        if (!dispatcher.receive(call, carrierCallId, caller == null ? UNKNOWN : caller.profile())) {
            return calls.find(id);
        }
        LOG.infof("call received kind=%s known=%s resumes=%s", route.kind(), caller != null, route.attempt() > 1);
        return calls.find(id);
    }

    private InboundRoute route(@Nullable PhoneNumber phone, Instant now) {
        if (phone == null) {
            return InboundRoute.of(List.of(), List.of());
        }
        List<Recipient> known = recipients.withPhone(phone);
        List<Call> checkIns = calls.made(
                known.stream().map(Recipient::id).toList(), CallKind.HEALTH_CHECK, now.minus(CALLED_BACK_WITHIN));
        return InboundRoute.of(known, checkIns);
    }

    private static Call call(CallId id, InboundRoute route, @Nullable PhoneNumber phone, Instant now) {
        Recipient caller = route.caller();
        return new Call(
                id,
                route.dialogueId(),
                caller == null ? null : caller.id(),
                route.slotId(),
                route.kind(),
                Direction.INBOUND,
                phone,
                new CallState.Ringing(),
                null,
                List.of(),
                route.attempt(),
                now,
                false,
                Outbox.traceparent());
    }
}
