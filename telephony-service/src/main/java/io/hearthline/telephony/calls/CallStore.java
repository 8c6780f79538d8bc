package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
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

    private static final String DUE = """
            update calls set check_at = :later, checks = checks + 1
            where id in (select id from calls where ended_at is null and check_at <= :now
                         order by check_at limit :limit for update skip locked)
            returning id""";

    private final EntityManager entities;

    CallStore(EntityManager entities) {
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
     * Stores a call that begins; false if the recipient, the phone or the id has one already. The caller's transaction
     * is of no use after that.
     */
    boolean insert(Call call, @Nullable Instant checkAt) {
        CallEntity entity = CallEntity.of(call);
        entity.checkAt = checkAt;
        try {
            persist(entity);
            entities.flush();
            return true;
        } catch (ConstraintViolationException e) {
            return false;
        }
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

    /** Lets one stream have the call; false if one had it. */
    @Transactional
    boolean claimStream(CallId id, String streamId) {
        return update("streamId = ?1 where id = ?2 and streamId is null and endedAt is null", streamId, id.value())
                == 1;
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
    @SuppressWarnings("unchecked") // a native query returns what its one column holds
    List<UUID> due(Instant now, Instant later, int limit) {
        return entities.createNativeQuery(DUE, UUID.class)
                .setParameter("now", now)
                .setParameter("later", later)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Stores a turn or its better wording; false if the call is over. */
    boolean put(CallId id, Turn turn) {
        return entities.createNativeQuery(PUT_TURN)
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
            entities.createNativeQuery("""
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
    @SuppressWarnings("unchecked") // a native query of several columns returns arrays
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
