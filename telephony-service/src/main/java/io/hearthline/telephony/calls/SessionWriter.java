package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.AnsweredBy;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.contracts.session.DialogueEnding;
import io.hearthline.contracts.session.Resumption;
import io.hearthline.contracts.session.SessionKeys;
import io.hearthline.telephony.recipients.PhoneNumber;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.quarkus.redis.datasource.list.ListCommands;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the dialogue service reads of a call, in Redis. Blocks. */
@ApplicationScoped
public class SessionWriter {
    private final ValueCommands<String, String> values;
    private final ListCommands<String, String> lists;
    private final KeyCommands<String> keys;

    SessionWriter(RedisDataSource redis) {
        values = redis.value(String.class);
        lists = redis.list(String.class);
        keys = redis.key();
    }

    /** Before the carrier is asked, so that the first turn cannot come earlier. */
    void write(CallSession session, String userId, @Nullable PhoneNumber phone) {
        values.setex(SessionKeys.session(session.callId()), SessionKeys.SESSION_TTL.toSeconds(), Json.write(session));
        push(SessionKeys.ragUser(userId), session.callId());
        if (phone != null) {
            push(SessionKeys.ragPhone(phone.e164()), session.callId());
        }
    }

    private void push(String key, CallId callId) {
        lists.lpush(key, callId.toString());
        keys.expire(key, SessionKeys.RAG_TTL);
    }

    /** The carrier has named the call. */
    void named(String carrierCallId, CallSession session) {
        values.setex(
                SessionKeys.callType(carrierCallId),
                SessionKeys.CALL_TYPE_TTL.toSeconds(),
                session.kind().name());
    }

    /** What the call was made with; empty if Redis has lost it. */
    public Optional<CallSession> read(CallId callId) {
        return Optional.ofNullable(values.get(SessionKeys.session(callId)))
                .map(text -> Json.read(text, CallSession.class));
    }

    /** The engine has named its conversation; the session's hour begins anew. */
    void conversing(CallId callId, String conversationId) {
        String session = values.get(SessionKeys.session(callId));
        if (session != null) {
            values.setex(SessionKeys.session(conversationId), SessionKeys.SESSION_TTL.toSeconds(), session);
            keys.expire(SessionKeys.session(callId), SessionKeys.SESSION_TTL);
        }
    }

    /** How the call would go on if its conversation began anew; empty if nothing has been said yet. */
    public Optional<Resumption> resumption(CallId callId) {
        return Optional.ofNullable(values.get(SessionKeys.resumption(callId)))
                .map(text -> Json.read(text, Resumption.class));
    }

    /** Who picked up; the dialogue reads it as long as it doubts. */
    void answeredBy(CallId callId, AnsweredBy who) {
        values.setex(SessionKeys.answeredBy(callId), SessionKeys.SESSION_TTL.toSeconds(), who.name());
    }

    /** True once the person has told the dialogue who they are. */
    boolean personConfirmed(CallId callId) {
        return keys.exists(SessionKeys.confirmedPerson(callId));
    }

    /** How the dialogue ended the call, if it did. */
    public Optional<DialogueEnding> ending(CallId callId) {
        return Optional.ofNullable(values.get(SessionKeys.ending(callId)))
                .map(text -> Json.read(text, DialogueEnding.class));
    }

    /** The call is over. What is found by its own id stays its hour, for requests that are still under way. */
    void forget(Call call) {
        call.conversationIds().forEach(id -> keys.del(SessionKeys.session(id)));
        lists.lrem(SessionKeys.ragUser(call.userId()), 0, call.id().toString());
        PhoneNumber phone = call.phone();
        if (phone != null) {
            lists.lrem(SessionKeys.ragPhone(phone.e164()), 0, call.id().toString());
        }
        forgetType(call.carrierCallId());
    }

    private void forgetType(@Nullable String carrierCallId) {
        if (carrierCallId != null) {
            keys.del(SessionKeys.callType(carrierCallId));
        }
    }
}
