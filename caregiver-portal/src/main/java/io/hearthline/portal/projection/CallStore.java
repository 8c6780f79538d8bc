package io.hearthline.portal.projection;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Calls and how far they have come. */
@ApplicationScoped
public class CallStore implements PanacheRepositoryBase<CallEntity, UUID> {
    /** Calls that are held with the person themselves. */
    private static final String WITH_THE_PERSON =
            "(kind is null or kind in ('GENERAL', 'HEALTH_CHECK', 'COGNITIVE', 'APPOINTMENT'))";

    private static final String LATEST = """
            select c.* from people p cross join lateral (
                select * from calls
                where recipient_id = p.id and %s
                order by at desc limit 1) c
            where p.id in (:ids)""".formatted(WITH_THE_PERSON);

    private static final String LATEST_HELD = """
            select c.* from people p cross join lateral (
                select * from calls
                where recipient_id = p.id and %s
                    and state = 'ENDED' and outcome in ('COMPLETED', 'PARTIAL', 'DECLINED', 'WRONG_PERSON', 'OPTED_OUT')
                order by at desc limit 1) c
            where p.id in (:ids)""".formatted(WITH_THE_PERSON);

    private static final String INSERT =
            "insert into calls (id, state, at) values (:id, 'PLACED', :at) on conflict do nothing";

    private final Session session;

    CallStore(Session session) {
        this.session = session;
    }

    /** Each person's latest call. */
    @Transactional
    public Map<RecipientId, KnownCall> latest(Collection<RecipientId> people) {
        return perPerson(LATEST, people);
    }

    /** Each person's latest call in which somebody was talked to. */
    @Transactional
    public Map<RecipientId, KnownCall> latestHeld(Collection<RecipientId> people) {
        return perPerson(LATEST_HELD, people);
    }

    private Map<RecipientId, KnownCall> perPerson(String query, Collection<RecipientId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        return session
                .createNativeQuery(query, CallEntity.class)
                .setParameterList("ids", people.stream().map(RecipientId::value).toList())
                .getResultList()
                .stream()
                .filter(row -> row.recipientId != null)
                .collect(Collectors.toMap(CallStore::recipient, CallStore::call));
    }

    private static RecipientId recipient(CallEntity row) {
        UUID id = row.recipientId;
        if (id == null) {
            throw new IllegalStateException("call of nobody");
        }
        return new RecipientId(id);
    }

    @Transactional
    public Optional<KnownCall> find(CallId id) {
        return findByIdOptional(id.value()).map(CallStore::call);
    }

    /**
     * One page of a person's calls, latest first.
     *
     * @param page from 0
     */
    @Transactional
    public List<KnownCall> of(RecipientId person, int page, int size) {
        return find("recipientId = ?1 order by at desc", person.value()).page(page, size).list().stream()
                .map(CallStore::call)
                .toList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void apply(CallEvent.CallPlaced placed) {
        CallEntity row = row(placed.callId(), placed.recipientId(), placed.at());
        row.dialogueId = placed.dialogueId().value();
        row.kind = placed.kind();
        row.placedAt = placed.at();
        row.at = placed.at();
        advance(row, KnownCall.State.PLACED);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void apply(CallEvent.CallRinging ringing) {
        advance(row(ringing.callId(), ringing.recipientId(), ringing.at()), KnownCall.State.RINGING);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void apply(CallEvent.CallAnswered answered) {
        CallEntity row = row(answered.callId(), answered.recipientId(), answered.at());
        row.dialogueId = answered.dialogueId().value();
        row.kind = answered.kind();
        row.answeredAt = answered.at();
        advance(row, KnownCall.State.ANSWERED);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void apply(CallEvent.CallEnded ended) {
        Instant first = first(ended.placedAt(), ended.answeredAt(), ended.endedAt());
        CallEntity row = row(ended.callId(), ended.recipientId(), first);
        row.dialogueId = ended.dialogueId().value();
        row.kind = ended.kind();
        row.outcome = ended.outcome();
        row.placedAt = ended.placedAt() == null ? row.placedAt : ended.placedAt();
        row.answeredAt = ended.answeredAt() == null ? row.answeredAt : ended.answeredAt();
        row.endedAt = ended.endedAt();
        row.at = first;
        advance(row, KnownCall.State.ENDED);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void apply(RecordEvent.SummaryWritten summary) {
        CallEntity row = row(summary.callId(), summary.recipientId(), summary.at());
        row.dialogueId = summary.dialogueId().value();
        Integer known = row.summaryRevision;
        row.summaryRevision = known == null ? summary.revision() : Math.max(known, summary.revision());
        advance(row, KnownCall.State.ENDED);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void apply(RecordEvent.HealthRecordWritten record) {
        CallEntity row = row(record.callId(), record.recipientId(), record.at());
        row.dialogueId = record.dialogueId().value();
        row.recordSeverity = record.severity();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void erase(RecipientId person) {
        delete("recipientId", person.value());
    }

    /** The row of a call; made when this is the first that is heard of it, by whichever topic comes first. */
    private CallEntity row(CallId id, @Nullable RecipientId person, Instant at) {
        session.createNativeMutationQuery(INSERT)
                .setParameter("id", id.value())
                .setParameter("at", at)
                .executeUpdate();
        CallEntity row = findById(id.value());
        if (row == null) {
            throw new IllegalStateException("call row missing");
        }
        if (person != null) {
            row.recipientId = person.value();
        }
        return row;
    }

    private static void advance(CallEntity row, KnownCall.State state) {
        if (state.compareTo(row.state) > 0) {
            row.state = state;
        }
    }

    private static Instant first(@Nullable Instant placedAt, @Nullable Instant answeredAt, Instant endedAt) {
        if (placedAt != null) {
            return placedAt;
        }
        return answeredAt == null ? endedAt : answeredAt;
    }

    private static @Nullable <A, B> B mapped(@Nullable A value, Function<A, B> map) {
        return value == null ? null : map.apply(value);
    }

    private static KnownCall call(CallEntity row) {
        return new KnownCall(
                new CallId(row.id),
                mapped(row.recipientId, RecipientId::new),
                mapped(row.dialogueId, DialogueId::new),
                row.kind,
                row.state,
                row.outcome,
                row.answeredAt,
                row.endedAt,
                row.at,
                row.summaryRevision != null,
                row.recordSeverity);
    }
}
