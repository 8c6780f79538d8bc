package io.hearthline.telephony.recordings;

import io.hearthline.contracts.events.CallEvent.RecordingReady;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.outbox.Outbox;
import io.hearthline.telephony.recordings.Recording.State;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Which calls were recorded, and where each recording is. Every method may be repeated. Blocks. */
@ApplicationScoped
public class Recordings implements PanacheRepositoryBase<RecordingEntity, UUID> {
    /** The carrier tells of a recording some seconds after the call; later it is asked. */
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);

    private static final int MOST_QUESTIONS = 30;

    private static final String CLAIM = """
            update recordings set tries = tries + 1,
                try_at = cast(:now as timestamptz) + least(power(2, least(tries, 10)) * interval '5 seconds', interval '1 hour')
            where id in (select id from recordings where try_at <= :now
                         order by try_at limit :limit for update skip locked)
            returning id""";

    private final Session entities;
    private final Outbox outbox;
    private final Clock clock;

    Recordings(Session entities, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
    }

    void begun(@Observes Call.Begun begun) {
        RecipientId recipientId = begun.call().recipientId();
        if (begun.recorded() && recipientId != null) {
            RecordingEntity row = new RecordingEntity();
            row.id = UUID.randomUUID();
            row.callId = begun.call().id().value();
            row.recipientId = recipientId.value();
            row.state = State.EXPECTED;
            persist(row);
        }
    }

    void finished(@Observes Call.Finished finished) {
        UUID callId = finished.call().id().value();
        if (finished.ending().answeredAt() == null) {
            delete("callId = ?1 and state = ?2", callId, State.EXPECTED);
        } else {
            update(
                    "tryAt = ?1 where callId = ?2 and state = ?3",
                    finished.ending().at().plus(TOLD_WITHIN),
                    callId,
                    State.EXPECTED);
        }
    }

    /**
     * The carrier has a recording ready.
     *
     * @return false if none was expected of this call, or it is known already
     */
    @Transactional
    public boolean ready(CallId callId, String carrierRecordingId, int seconds, int channels) {
        return update(
                        "state = ?1, carrierRecordingId = ?2, seconds = ?3, channels = ?4, tryAt = ?5, tries = 0"
                                + " where callId = ?6 and state = ?7",
                        State.AT_CARRIER,
                        carrierRecordingId,
                        seconds,
                        channels,
                        clock.instant(),
                        callId.value(),
                        State.EXPECTED)
                == 1;
    }

    /** There is nothing on the recording of a call, or none was made. */
    @Transactional
    public void absent(CallId callId) {
        delete("callId = ?1 and state = ?2", callId.value(), State.EXPECTED);
    }

    /** The carrier knows of no recording of a call; after a day of asking there is none. */
    @Transactional
    void stillAbsent(CallId callId) {
        delete("callId = ?1 and state = ?2 and tries > ?3", callId.value(), State.EXPECTED, MOST_QUESTIONS);
    }

    /** Everything recorded of a person is to be forgotten, here and at the carrier; done within seconds, or retried. */
    @Transactional
    public void erase(RecipientId recipientId) {
        update(
                "state = ?1, tryAt = ?2, tries = 0 where recipientId = ?3",
                State.UNWANTED,
                clock.instant(),
                recipientId.value());
    }

    /** The kept recording of a call. */
    @Transactional
    Optional<Recording> kept(CallId callId) {
        return find("callId = ?1 and state = ?2", callId.value(), State.KEPT)
                .firstResultOptional()
                .map(RecordingEntity::recording);
    }

    @Transactional
    Optional<Recording> find(UUID id) {
        return findByIdOptional(id).map(RecordingEntity::recording);
    }

    /** Claims what is to be done; it comes again later, each time after a longer while, unless it is settled. */
    @Transactional
    List<UUID> due(int limit) {
        return entities.createNativeQuery(CLAIM, UUID.class)
                .setParameter("now", clock.instant())
                .setParameter("limit", limit)
                .getResultList();
    }

    /** The recording lies in the store: says so, once. */
    @Transactional
    void kept(Recording recording, boolean deleteAtCarrier) {
        Instant now = clock.instant();
        int kept = update(
                "state = ?1, tryAt = ?2, tries = 0 where id = ?3 and state = ?4",
                State.KEPT,
                deleteAtCarrier ? now : null,
                recording.id(),
                State.AT_CARRIER);
        if (kept == 1) {
            outbox.append(
                    Topics.CALLS,
                    "RecordingReady/" + recording.id(),
                    new RecordingReady(
                            recording.callId(),
                            recording.recipientId(),
                            recording.id(),
                            recording.seconds(),
                            recording.channels(),
                            now),
                    now);
        }
    }

    /** Nobody agreed to this recording's being kept. */
    @Transactional
    void unwanted(UUID id) {
        update("state = ?1, tryAt = ?2, tries = 0 where id = ?3", State.UNWANTED, clock.instant(), id);
    }

    /** Nothing is left to do about it. */
    @Transactional
    void settled(UUID id) {
        update("tryAt = null where id = ?1 and state = ?2", id, State.KEPT);
    }

    /** It is gone here and at the carrier. */
    @Transactional
    void forget(UUID id) {
        deleteById(id);
    }
}
