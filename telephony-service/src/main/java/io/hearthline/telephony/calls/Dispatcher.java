package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.Problem;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.contracts.session.CallSession.PastSummary;
import io.hearthline.contracts.session.Direction;
import io.hearthline.contracts.session.Profile;
import io.hearthline.telephony.carrier.Carrier;
import io.hearthline.telephony.outbox.Outbox;
import io.hearthline.telephony.personas.Persona;
import io.hearthline.telephony.personas.Personas;
import io.hearthline.telephony.personas.PromptRenderer;
import io.hearthline.telephony.platform.CallContext;
import io.hearthline.telephony.platform.Draining;
import io.hearthline.telephony.recipients.PhoneNumber;
import io.hearthline.telephony.recipients.Recipient;
import io.hearthline.telephony.summaries.SummaryStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call: the row, its event and the session first, then the carrier, and never the carrier twice for one row.
 * Blocks.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final int LAST_SUMMARIES = 3;

    private final CallStore store;
    private final CallEvents events;
    private final SessionWriter sessions;
    private final CallProgress progress;
    private final DialPace pace;
    private final Ground ground;

    Dispatcher(
            CallStore store,
            CallEvents events,
            SessionWriter sessions,
            CallProgress progress,
            DialPace pace,
            Ground ground) {
        this.store = store;
        this.events = events;
        this.sessions = sessions;
        this.progress = progress;
        this.pace = pace;
        this.ground = ground;
    }

    /** What every dial rests on. */
    @Singleton
    static final class Ground {
        private final Carrier carrier;
        private final SummaryStore summaries;
        private final Personas personas;
        private final CallsConfig config;
        private final Draining draining;
        private final Clock clock;

        Ground(
                Carrier carrier,
                SummaryStore summaries,
                Personas personas,
                CallsConfig config,
                Draining draining,
                Clock clock) {
            this.carrier = carrier;
            this.summaries = summaries;
            this.personas = personas;
            this.config = config;
            this.draining = draining;
            this.clock = clock;
        }
    }

    /** Whom to call, and what is known of them. */
    public sealed interface Target {
        /** Somebody registered. */
        record Registered(Recipient recipient) implements Target {}

        /** A number nobody is registered under. */
        record AdHoc(PhoneNumber phone, Profile profile) implements Target {}

        private Optional<DialPolicy.Refusal> refusal(Instant dialAt) {
            return switch (this) {
                case Registered(var recipient) -> DialPolicy.refusal(recipient, dialAt);
                case AdHoc(var _, var profile) -> DialPolicy.refusal(profile.zone(), dialAt);
            };
        }

        private PhoneNumber number() {
            return switch (this) {
                case Registered(var recipient) -> recipient.phone();
                case AdHoc(var phone, var _) -> phone;
            };
        }

        private Profile person() {
            return switch (this) {
                case Registered(var recipient) -> recipient.profile();
                case AdHoc(var _, var profile) -> profile;
            };
        }

        private boolean agreesToRecording() {
            return switch (this) {
                case Registered(var recipient) -> recipient.consent().recording();
                case AdHoc _ -> false;
            };
        }

        private @Nullable RecipientId id() {
            return switch (this) {
                case Registered(var recipient) -> recipient.id();
                case AdHoc _ -> null;
            };
        }
    }

    /** What became of a wish to call. */
    public sealed interface Placed {
        /** There is a call; the carrier may have refused it since. */
        record Made(Call call) implements Placed {}

        /** The phone must not ring. */
        record Refused(DialPolicy.Refusal why) implements Placed {}

        /** The person or the phone is on a call already. */
        record InProgress() implements Placed {}

        /** This process is about to end: another replica, or its next start, may call. */
        record Later() implements Placed {}

        /** More calls wait to be dialled than the carrier takes in good time. */
        record TooMany() implements Placed {}
    }

    /**
     * Calls because somebody asked for it.
     *
     * @param asker whose account it was
     */
    public Call place(Target target, CallKind kind, String asker) {
        return switch (place(target, kind, new DialogueId(UUID.randomUUID()), null, asker)) {
            case Placed.Made(var call) -> call;
            case Placed.Refused(var why) -> throw why.problem();
            case Placed.InProgress _ -> throw callInProgress();
            case Placed.Later _ -> throw new ProblemException(Problem.ofStatus(503));
            case Placed.TooMany _ -> throw tooManyCalls();
        };
    }

    /** Calls for a slot; authority has been checked. */
    public Placed place(Target target, CallKind kind, DialogueId dialogueId, UUID slotId) {
        return place(target, kind, dialogueId, slotId, null);
    }

    /**
     * Makes a call that rings nowhere, because somebody wants to hear what one is like.
     *
     * @param person who will be on the line
     */
    public Call test(Profile person, String asker) {
        Instant now = ground.clock.instant();
        Call call = new Call(
                CallId.random(),
                new DialogueId(UUID.randomUUID()),
                null,
                null,
                CallKind.TEST,
                Direction.OUTBOUND,
                null,
                new CallState.Dialing(),
                null,
                List.of(),
                1,
                now,
                false,
                Outbox.traceparent());
        try (CallContext _ = CallContext.of(call.id())) {
            CallSession session = session(call, person, ground.personas.speaking(asker), false, now);
            boolean _ = QuarkusTransaction.requiringNew().call(() -> inserted(call, false, now));
            prepared(call, session, null);
            LOG.infof("call placed kind=%s", call.kind());
        }
        return call;
    }

    private Placed place(
            Target target, CallKind kind, DialogueId dialogueId, @Nullable UUID slotId, @Nullable String asker) {
        if (ground.draining.hasBegun()) {
            return new Placed.Later();
        }
        Instant now = ground.clock.instant();
        Optional<DialPolicy.Refusal> refusal = target.refusal(now);
        if (refusal.isPresent()) {
            return new Placed.Refused(refusal.get());
        }
        Call call = new Call(
                CallId.random(),
                dialogueId,
                target.id(),
                slotId,
                kind,
                Direction.OUTBOUND,
                target.number(),
                new CallState.Dialing(),
                null,
                List.of(),
                1,
                now,
                false,
                Outbox.traceparent());
        try (CallContext _ = CallContext.of(call.id())) {
            return placed(call, target, asker, now);
        }
    }

    private Placed placed(Call call, Target target, @Nullable String asker, Instant now) {
        boolean recorded =
                target.agreesToRecording() && ground.config.encryptionKey().isPresent();
        CallSession session = session(call, target.person(), ground.personas.speaking(asker), recorded, now);
        return switch (stored(call, recorded, now)) {
            case Stored.In(var until) -> {
                pace.await(until);
                dial(call, session, target.number());
                yield new Placed.Made(store.find(call.id()).orElse(call));
            }
            case Stored.InProgress _ -> new Placed.InProgress();
            case Stored.TooMany _ -> new Placed.TooMany();
        };
    }

    /**
     * Takes a call that came in; false if it is known, or the person or the phone is on another.
     *
     * @param person who may be calling
     */
    public boolean receive(Call call, String carrierCallId, Profile person) {
        Instant now = ground.clock.instant();
        try (CallContext _ = CallContext.of(call.id())) {
            boolean stored = QuarkusTransaction.requiringNew().call(() -> {
                boolean inserted = store.insert(call, now.plus(ground.config.firstCheck()));
                if (inserted) {
                    store.name(call.id(), carrierCallId);
                    events.placed(call, false, now);
                }
                return inserted;
            });
            if (stored) {
                prepare(call, person, now);
            }
            return stored;
        }
    }

    private void prepare(Call call, Profile person, Instant now) {
        try {
            sessions.write(
                    session(call, person, ground.personas.speaking(null), false, now), call.userId(), call.phone());
        } catch (RuntimeException e) {
            // Whatever Redis failed with: somebody is on the line, and without a session only keys can be asked for.
            LOG.errorf(
                    "call received without a session errorType=%s", e.getClass().getSimpleName());
            store.speakPlainly(call.id());
        }
    }

    private CallSession session(Call call, Profile person, Persona persona, boolean recorded, Instant now) {
        RecipientId recipientId = call.recipientId();
        List<PastSummary> last = recipientId == null ? List.of() : ground.summaries.last(recipientId, LAST_SUMMARIES);
        return new CallSession(
                CallSession.VERSION,
                call.id(),
                call.dialogueId(),
                recipientId,
                call.kind(),
                call.direction(),
                person,
                new CallSession.Persona(
                        persona.name(),
                        person.language(),
                        persona.voice().voiceId(),
                        persona.voice().engine(),
                        persona.voice().changedPace(),
                        PromptRenderer.voicemail(persona, person)),
                PromptRenderer.prompt(call.kind(), persona, person, last, now),
                greeting(call, persona, person, recorded),
                recorded,
                last,
                now,
                // Nobody can be rung for a line the carrier does not hold.
                call.phone() != null && ground.config.oncallPhone().isPresent());
    }

    private static String greeting(Call call, Persona persona, Profile person, boolean recorded) {
        return call.direction() == Direction.OUTBOUND
                ? PromptRenderer.greeting(persona, person, recorded)
                : PromptRenderer.welcome(persona, call.recipientId() == null ? null : person);
    }

    /** Whether a new call's row stands. */
    private sealed interface Stored {
        /** @param until its dial */
        record In(Duration until) implements Stored {}

        record InProgress() implements Stored {}

        record TooMany() implements Stored {}
    }

    private Stored stored(Call call, boolean recorded, Instant now) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> inserted(call, recorded, now)
                            ? new Stored.In(pace.reserve().orElseThrow(QueueFull::new))
                            : new Stored.InProgress());
        } catch (QueueFull _) {
            // Thrown to take the inserted call back.
            return new Stored.TooMany();
        }
    }

    /** More calls wait to be dialled than may. */
    private static final class QueueFull extends RuntimeException {
        private static final long serialVersionUID = 1;

        QueueFull() {
            super("dial queue full");
        }
    }

    private boolean inserted(Call call, boolean recorded, Instant now) {
        // The time of the first check makes a row be looked for of which the carrier's answer never comes.
        boolean inserted = store.insert(call, now.plus(ground.config.firstCheck()));
        if (inserted) {
            events.placed(call, recorded, now);
        }
        return inserted;
    }

    private void prepared(Call call, CallSession session, @Nullable PhoneNumber to) {
        try {
            sessions.write(session, call.userId(), to);
        } catch (RuntimeException e) {
            // Whatever Redis failed with: without a session nobody could talk, so no phone may ring.
            LOG.errorf("call not dialled, no session errorType=%s", e.getClass().getSimpleName());
            progress.refused(call.id());
            throw new ProblemException(Problem.ofStatus(503));
        }
    }

    private void dial(Call call, CallSession session, PhoneNumber to) {
        prepared(call, session, to);
        Duration longest = Duration.ofMinutes(ground.config.maxDurationMinutes());
        switch (ground.carrier.dial(new Carrier.DialRequest(call.id(), to, call.kind(), longest, session.recorded()))) {
            case Carrier.DialResult.Accepted(var carrierCallId) -> {
                progress.accepted(call.id(), carrierCallId);
                sessions.named(carrierCallId, session);
                LOG.infof("call placed kind=%s", call.kind());
            }
            case Carrier.DialResult.Refused(var status, var code) -> {
                LOG.warnf("call refused by the carrier status=%d code=%d", status, code);
                progress.refused(call.id());
            }
            case Carrier.DialResult.Unknown(var errorType) -> {
                LOG.warnf("call of unknown fate errorType=%s", errorType);
                progress.uncertain(call.id());
            }
        }
    }

    private static ProblemException tooManyCalls() {
        return new ProblemException(Problem.of(
                429, "too-many-calls", "Too many calls", "More calls wait to be dialled than the carrier takes."));
    }

    static ProblemException callInProgress() {
        return new ProblemException(Problem.of(409, "call-in-progress", "Call in progress"));
    }
}
