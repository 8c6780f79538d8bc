package io.hearthline.llm.turns;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.DialogueEnding;
import io.hearthline.contracts.session.Resumption;
import io.hearthline.contracts.session.SessionKeys;
import io.hearthline.contracts.session.TransferWish;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The ledger's fast copy in Redis. Redis away costs time, never a turn: Postgres knows everything. */
@ApplicationScoped
public class CopyStore {
    private static final Logger LOG = Logger.getLogger(CopyStore.class);
    /** Sets the copy if it is still the one it was made from, else deletes it: the next turn reads Postgres. */
    private static final String COMPARE_AND_SET = """
            local now = redis.call('GET', KEYS[1])
            local known = now and string.match(now, '"version":(%d+)') or ARGV[1]
            if known == ARGV[1] then
              redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
              return 1
            end
            redis.call('DEL', KEYS[1])
            return 0""";

    private final RedisDataSource redis;

    CopyStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** Null if there is none or Redis does not answer. */
    @Nullable
    DialogueCopy read(DialogueId dialogueId) {
        try {
            String text = redis.value(String.class).get(key(dialogueId));
            return text == null ? null : Json.read(text, DialogueCopy.class);
        } catch (RuntimeException e) {
            LOG.warnf("dialogue copy unread errorType=%s", e.getClass().getSimpleName());
            return null;
        }
    }

    /** @param from version the copy was made from */
    void write(DialogueId dialogueId, long from, DialogueCopy copy) {
        try {
            redis.execute(
                    "EVAL",
                    COMPARE_AND_SET,
                    "1",
                    key(dialogueId),
                    Long.toString(from),
                    Json.write(copy),
                    Long.toString(SessionKeys.DIALOGUE_TTL.toSeconds()));
        } catch (RuntimeException e) {
            LOG.warnf("dialogue copy unwritten errorType=%s", e.getClass().getSimpleName());
        }
    }

    /** Tells telephony how the dialogue ended the call. */
    public void ending(CallId callId, DialogueEnding ending) {
        try {
            redis.value(String.class)
                    .setex(SessionKeys.ending(callId), SessionKeys.DIALOGUE_TTL.toSeconds(), Json.write(ending));
        } catch (RuntimeException e) {
            LOG.warnf("dialogue ending unwritten errorType=%s", e.getClass().getSimpleName());
        }
    }

    /** Tells telephony that a person is to take over once the announcement was heard. */
    void transfer(CallId callId, TransferWish wish) {
        try {
            redis.value(String.class)
                    .setex(SessionKeys.transfer(callId), SessionKeys.DIALOGUE_TTL.toSeconds(), Json.write(wish));
        } catch (RuntimeException e) {
            LOG.warnf("transfer wish unwritten errorType=%s", e.getClass().getSimpleName());
        }
    }

    /** Tells telephony how the call goes on, should its conversation break off. */
    void resumption(CallId callId, Resumption resumption) {
        try {
            redis.value(String.class)
                    .setex(
                            SessionKeys.resumption(callId),
                            SessionKeys.DIALOGUE_TTL.toSeconds(),
                            Json.write(resumption));
        } catch (RuntimeException e) {
            LOG.warnf("resumption unwritten errorType=%s", e.getClass().getSimpleName());
        }
    }

    /** Tells telephony that the person has said who they are. */
    void person(CallId callId) {
        try {
            redis.value(String.class)
                    .setex(SessionKeys.confirmedPerson(callId), SessionKeys.DIALOGUE_TTL.toSeconds(), "true");
        } catch (RuntimeException e) {
            LOG.warnf("confirmed person unwritten errorType=%s", e.getClass().getSimpleName());
        }
    }

    /** The dialogue has not ended the call after all. */
    void noEnding(CallId callId) {
        delete(SessionKeys.ending(callId));
    }

    /** The next turn reads Postgres. */
    public void forget(DialogueId dialogueId) {
        delete(key(dialogueId));
    }

    private void delete(String key) {
        try {
            redis.key().del(key);
        } catch (RuntimeException e) {
            LOG.warnf("dialogue copy undeleted errorType=%s", e.getClass().getSimpleName());
        }
    }

    private static String key(DialogueId dialogueId) {
        return "dialogue:" + dialogueId;
    }
}
