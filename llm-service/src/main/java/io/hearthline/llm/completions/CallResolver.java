package io.hearthline.llm.completions;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.contracts.session.CallToken;
import io.hearthline.contracts.session.SessionKeys;
import io.hearthline.llm.platform.LlmConfig;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the call a request belongs to: by its token, else by the user the voice engine names. Sessions never change once
 * written, so those of the last calls are kept in memory for as long as Redis keeps them.
 */
@ApplicationScoped
public class CallResolver {
    private static final int KEPT = 1000;

    private record Kept(CallSession session, Instant until) {}

    private final Map<CallId, Kept> sessions = new LinkedHashMap<>(64, 0.75f, true);
    private final RedisDataSource redis;
    private final CallToken tokens;
    private final Clock clock;

    CallResolver(RedisDataSource redis, LlmConfig config, Clock clock) {
        this.redis = redis;
        this.tokens = new CallToken(config.callTokenSecret().orElse(""));
        this.clock = clock;
    }

    /** Empty if it belongs to no call we know; a token that does not verify is never overruled by a user. */
    Optional<CallSession> resolve(ChatRequest request) {
        String token = request.callToken();
        if (token != null) {
            return verified(token).flatMap(this::session);
        }
        String user = request.userId();
        return user == null ? Optional.empty() : ofUser(user).flatMap(this::session);
    }

    /** Empty if the token is not one of ours, or its call is no longer known. */
    public Optional<CallSession> ofToken(String token) {
        return verified(token).flatMap(this::session);
    }

    private Optional<CallId> verified(String token) {
        try {
            return tokens.verify(token, CallToken.Purpose.COMPLETIONS, clock.instant());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private Optional<CallId> ofUser(String user) {
        List<String> calls = redis.list(String.class).lrange(SessionKeys.ragUser(user), 0, 0);
        return calls.isEmpty() ? id(user) : id(calls.getFirst());
    }

    private static Optional<CallId> id(String text) {
        try {
            return Optional.of(CallId.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<CallSession> session(CallId callId) {
        Instant now = clock.instant();
        synchronized (sessions) {
            Kept kept = sessions.get(callId);
            if (kept != null && now.isBefore(kept.until())) {
                return Optional.of(kept.session());
            }
        }
        String text = redis.value(String.class).get(SessionKeys.session(callId));
        if (text == null) {
            return Optional.empty();
        }
        CallSession session = Json.read(text, CallSession.class);
        synchronized (sessions) {
            sessions.put(callId, new Kept(session, now.plus(SessionKeys.SESSION_TTL)));
            if (sessions.size() > KEPT) {
                sessions.remove(sessions.keySet().iterator().next());
            }
        }
        return Optional.of(session);
    }
}
