package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.AnsweredBy;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** Calls and what was said on them. */
@ApplicationScoped
public class CallStore implements PanacheRepositoryBase<CallEntity, UUID> {
    /** A turn of an ended call is too late: its transcript has gone out. */
    private static final String PUT_TURN = """
            insert into turns (call_id, number, speaker, text, start_ms, cut)
            select :callId, :number, :speaker, :text, :startMs, :cut
            from calls where id = :callId and ended_at is null
            on conflict (call_id, number) do update set text = excluded.text, cut = excluded.cut""";

    private static final String INSERT = """
            insert into calls (id, dialogue_id, recipient_id, slot_id, kind, direction, phone, state, outcome,
                carrier_sequence, conversation_ids, attempt, placed_at, answered_at, ended_at, imported, traceparent,
                check_at)
            values (:id, :dialogueId, :recipientId, :slotId, :kind, :direction, :phone, :state, :outcome,
                -1, '{}', :attempt, :placedAt, :answeredAt, :endedAt, :imported, :traceparent, :checkAt)
            on conflict do nothing""";

    private static final String DUE = """
            update calls set check_at = :later, checks = checks + 1
            where id in (select id from calls where ended_at is null and check_at <= :now
                         order by check_at limit :limit for update skip locked)
            returning id""";

    private final Session entities;

    CallStore(Session entities) {
        this.entities = entities;
    }

    /** The call, if there is one. */
    @Transactional
    public Optional<Call> find(CallId id) {
        return findByIdOptional(id.value()).map(CallEntity::call);
    }

    /** The call the carrier knows under this id. */
    @Transactional
    public Optional<Call> findByCarrierId(String carrierCallId) {
        return find("carrierCallId", carrierCallId).firstResultOptional().map(CallEntity::call);
    }

    /** True if a call was made for this slot. */
    @Transactional
    public Optional<Call> findBySlot(UUID slotId) {
        return find("slotId = ?1 order by attempt desc", slotId)
                .firstResultOptional()
                .map(CallEntity::call);
    }

    /** What was made for these people since then, newest first; calls of the past left out. */
    @Transactional
    public List<Call> made(List<RecipientId> recipients, CallKind kind, Instant since) {
        List<UUID> ids = recipients.stream().map(RecipientId::value).toList();
        return find(
                        "recipientId in ?1 and kind = ?2 and placedAt >= ?3 and imported = false"
                                + " order by placedAt desc, attempt desc",
                        ids,
                        kind,
                        since)
                .list()
                .stream()
                .map(CallEntity::call)
                .toList();
    }

    /** Calls that are not over. */
    @Transactional
    public List<Call> open() {
        return find("endedAt is null order by placedAt").list().stream()
                .map(CallEntity::call)
                .toList();
    }

    /** Newest first, placed before the given instant; of one recipient or of all. */
    @Transactional
    List<Call> page(@Nullable RecipientId recipientId, @Nullable Instant before, int limit) {
        StringBuilder query = new StringBuilder("placedAt is not null");
        Parameters parameters = new Parameters();
        if (recipientId != null) {
            query.append(" and recipientId = :recipientId");
            parameters.and("recipientId", recipientId.value());
        }
        if (before != null) {
            query.append(" and placedAt < :before");
            parameters.and("before", before);
        }
        return find(query.append(" order by placedAt desc, id").toString(), parameters).page(0, limit).list().stream()
                .map(CallEntity::call)
                .toList();
    }

    /**
     * Stores a new call; false if the recipient or the phone has one that is not over, or the id is taken. Which of them
     * it is the database decides, so two at once cannot both be right.
     */
    boolean insert(Call call, @Nullable Instant checkAt) {
        CallEntity row = CallEntity.of(call);
        return entities.createNativeMutationQuery(INSERT)
                        .setParameter("id", row.id)
                        .setParameter("dialogueId", row.dialogueId)
                        .setParameter("recipientId", row.recipientId, StandardBasicTypes.UUID)
                        .setParameter("slotId", row.slotId, StandardBasicTypes.UUID)
                        .setParameter("kind", row.kind.name())
                        .setParameter("direction", row.direction.name())
                        .setParameter("phone", row.phone, StandardBasicTypes.STRING)
                        .setParameter("state", row.state)
                        .setParameter(
                                "outcome", row.outcome == null ? null : row.outcome.name(), StandardBasicTypes.STRING)
                        .setParameter("attempt", row.attempt)
                        .setParameter("placedAt", row.placedAt, StandardBasicTypes.INSTANT)
                        .setParameter("answeredAt", row.answeredAt, StandardBasicTypes.INSTANT)
                        .setParameter("endedAt", row.endedAt, StandardBasicTypes.INSTANT)
                        .setParameter("imported", row.imported)
                        .setParameter("traceparent", row.traceparent, StandardBasicTypes.STRING)
                        .setParameter("checkAt", checkAt, StandardBasicTypes.INSTANT)
                        .executeUpdate()
                == 1;
    }

    /** Locks the call until the transaction ends. */
    Optional<Call> lock(CallId id) {
        return Optional.ofNullable(findById(id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(CallEntity::call);
    }

    /** Takes the carrier's number of a piece of news; false if that or a later one was taken before. Needs the lock. */
    boolean advance(CallId id, int sequence) {
        CallEntity entity = findById(id.value());
        if (sequence <= entity.carrierSequence) {
            return false;
        }
        entity.carrierSequence = sequence;
        return true;
    }

    /** Stores a state. Needs the lock. */
    void save(CallId id, CallState state) {
        findById(id.value()).take(state);
    }

    /** Notes the carrier's id of a call; the first one stays. Needs the lock. */
    void name(CallId id, String carrierCallId) {
        CallEntity entity = findById(id.value());
        if (entity.carrierCallId == null) {
            entity.carrierCallId = carrierCallId;
        }
    }

    /** Lets one stream have the call, the one whose turn it is; false if it had one. */
    @Transactional
    boolean claimStream(CallId id, int epoch, String streamId) {
        return update(
                        "streamId = ?1 where id = ?2 and streamEpoch = ?3 and streamId is null and endedAt is null",
                        streamId,
                        id.value(),
                        epoch)
                == 1;
    }

    /** Which stream of the call is the current one, from 0. */
    @Transactional
    int streamEpoch(CallId id) {
        return findByIdOptional(id.value()).map(entity -> entity.streamEpoch).orElse(0);
    }

    /** The current stream is lost: another may have the call. False if there were as many as may be. */
    @Transactional
    public boolean nextStream(CallId id, int most) {
        return update(
                        "streamEpoch = streamEpoch + 1, streamId = null"
                                + " where id = ?1 and streamEpoch < ?2 and endedAt is null",
                        id.value(),
                        most)
                == 1;
    }

    /** The line is being hung up: no stream is resumed any more. */
    @Transactional
    void hangingUp(CallId id) {
        update("hangingUp = true where id = ?1 and endedAt is null", id.value());
    }

    /** A voice engine cannot be had for this call; returns how many cannot. */
    @Transactional
    int engineFailed(CallId id) {
        CallEntity entity = findById(id.value(), LockModeType.PESSIMISTIC_WRITE);
        return ++entity.enginesFailed;
    }

    /** How many voice engines cannot be had for this call. */
    @Transactional
    int enginesFailed(CallId id) {
        return findById(id.value()).enginesFailed;
    }

    /** No voice engine is tried any more: the person is asked plainly. */
    @Transactional
    public void speakPlainly(CallId id) {
        update("plain = true where id = ?1 and endedAt is null", id.value());
    }

    /** True if the line is being hung up, or there is no such call. */
    @Transactional
    public boolean isHangingUp(CallId id) {
        return findByIdOptional(id.value()).map(entity -> entity.hangingUp).orElse(true);
    }

    /** True if the plain check-in was answered. */
    @Transactional
    boolean answeredOnKeypad(CallId id) {
        return findByIdOptional(id.value())
                .map(entity -> entity.keypadFine != null)
                .orElse(false);
    }

    /** True if no voice engine is tried any more. */
    @Transactional
    public boolean isPlain(CallId id) {
        return findByIdOptional(id.value()).map(entity -> entity.plain).orElse(false);
    }

    /** Notes who picked up; false if that is known already or the call is over. */
    @Transactional
    boolean pickedUp(CallId id, AnsweredBy who) {
        return entities.createNativeMutationQuery("""
                                update calls set answered_by = :who
                                where id = :id and answered_by is null and ended_at is null""")
                        .setParameter("who", who.name())
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    /** Who picked up; empty if the carrier has not told. */
    @Transactional
    public Optional<AnsweredBy> answeredBy(CallId id) {
        return entities.createNativeQuery(
                        "select answered_by from calls where id = :id and answered_by is not null", String.class)
                .setParameter("id", id.value())
                .uniqueResultOptional()
                .map(AnsweredBy::valueOf);
    }

    /** Notes that a machine has recorded the whole message. */
    @Transactional
    public void messageLeft(CallId id, Instant at) {
        entities.createNativeMutationQuery(
                        "update calls set message_left_at = :at where id = :id and message_left_at is null")
                .setParameter("at", at)
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /** When a machine had recorded the whole message; empty if it has not. */
    @Transactional
    public Optional<Instant> messageLeftAt(CallId id) {
        return entities.createNativeQuery(
                        "select message_left_at from calls where id = :id and message_left_at is not null",
                        Instant.class)
                .setParameter("id", id.value())
                .uniqueResultOptional();
    }

    /** Adds a conversation of the voice engine. */
    @Transactional
    void addConversation(CallId id, String conversationId) {
        CallEntity entity = findById(id.value(), LockModeType.PESSIMISTIC_WRITE);
        String[] longer = Arrays.copyOf(entity.conversationIds, entity.conversationIds.length + 1);
        longer[longer.length - 1] = conversationId;
        entity.conversationIds = longer;
    }

    /** The carrier is to be asked about a call then, unless it is to be asked earlier. */
    @Transactional
    public void checkAt(CallId id, Instant at) {
        update("checkAt = ?1 where id = ?2 and endedAt is null and (checkAt is null or checkAt > ?1)", at, id.value());
    }

    /** The carrier is to be asked about every call that is not over. */
    @Transactional
    void checkAll(Instant at) {
        update("checkAt = ?1 where endedAt is null", at);
    }

    /** Claims calls the carrier is to be asked about; they come again later if nothing comes of it. */
    @Transactional
    List<UUID> due(Instant now, Instant later, int limit) {
        return entities.createNativeQuery(DUE, UUID.class)
                .setParameter("now", now)
                .setParameter("later", later)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Stores a turn or its better wording; false if the call is over. */
    boolean put(CallId id, Turn turn) {
        return entities.createNativeMutationQuery(PUT_TURN)
                        .setParameter("callId", id.value())
                        .setParameter("number", turn.number())
                        .setParameter("speaker", turn.speaker().name())
                        .setParameter("text", turn.text())
                        .setParameter("startMs", turn.startMs())
                        .setParameter("cut", turn.cut())
                        .executeUpdate()
                == 1;
    }

    /** Stores the turns of a call of the past. */
    void putAll(CallId id, List<Turn> turns) {
        for (Turn turn : turns) {
            entities.createNativeMutationQuery("""
                            insert into turns (call_id, number, speaker, text, start_ms, cut)
                            values (:callId, :number, :speaker, :text, :startMs, :cut)""")
                    .setParameter("callId", id.value())
                    .setParameter("number", turn.number())
                    .setParameter("speaker", turn.speaker().name())
                    .setParameter("text", turn.text())
                    .setParameter("startMs", turn.startMs())
                    .setParameter("cut", turn.cut())
                    .executeUpdate();
        }
    }

    /** All turns in order. */
    @Transactional
    public List<Turn> turns(CallId id) {
        List<Object[]> rows = entities.createNativeQuery(
                        "select number, speaker, text, start_ms, cut from turns where call_id = :id order by number",
                        Object[].class)
                .setParameter("id", id.value())
                .getResultList();
        return rows.stream()
                .map(row -> new Turn(
                        ((Number) row[0]).intValue(),
                        Speaker.valueOf((String) row[1]),
                        (String) row[2],
                        ((Number) row[3]).intValue(),
                        (Boolean) row[4]))
                .toList();
    }
}
