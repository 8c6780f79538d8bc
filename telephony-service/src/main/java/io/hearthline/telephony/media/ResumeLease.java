package io.hearthline.telephony.media;

import io.agroal.api.AgroalDataSource;
import io.hearthline.contracts.ids.CallId;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who carries a live stream says so every second, for as long as the phone is heard on it. Where nobody does any more,
 * the host or the line to it has died without a word, and whoever finds it may resume the call. Time is the database's,
 * so that the hosts' clocks don't matter. Blocks.
 */
@ApplicationScoped
public class ResumeLease {
    private static final String TAKE = """
            insert into media_leases (call_id, stream_id, until) values (?, ?, now() + ? * interval '1 millisecond')
            on conflict (call_id) do update set stream_id = excluded.stream_id, until = excluded.until""";
    private static final String RENEW =
            "update media_leases set until = now() + ? * interval '1 millisecond' where call_id = ? and stream_id = ?";
    private static final String RELEASE = "delete from media_leases where call_id = ? and stream_id = ?";
    private static final String SHORTEN = """
            insert into media_leases as l (call_id, stream_id, until)
            select id, stream_id, now() + ? * interval '1 millisecond' from calls
            where id = ? and stream_id = ? and ended_at is null and not plain and not hanging_up
            on conflict (call_id) do update set until = least(l.until, excluded.until)
            where l.stream_id = excluded.stream_id""";
    private static final String EXPIRED = """
            update media_leases set until = now() + ? * interval '1 millisecond'
            where call_id in (select call_id from media_leases where until < now()
                              order by until limit ? for update skip locked)
            returning call_id, stream_id""";

    /** How long a stream may be silent. */
    @ConfigMapping(prefix = "telephony.media-lease")
    public interface Config {
        /** After the last frame; the phone sends fifty a second, whether somebody speaks or not. */
        @WithDefault("4s")
        Duration validFor();

        /** Between word of a broken stream and its resumption, should the carrier not ask by itself. */
        @WithDefault("2s")
        Duration afterStreamError();
    }

    /** A stream of a call. */
    public record Stream(CallId callId, String streamId) {}

    private final AgroalDataSource database;
    private final Config config;

    ResumeLease(AgroalDataSource database, Config config) {
        this.database = database;
        this.config = config;
    }

    /** From now on this stream is the call's; an earlier one's lease is void. */
    @Transactional
    public void take(Stream stream) {
        update(
                TAKE,
                stream.callId().value(),
                stream.streamId(),
                config.validFor().toMillis());
    }

    /** The streams are still carried here, and were heard so long ago. */
    @Transactional
    public void renew(Map<Stream, Duration> streams) {
        if (streams.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement renew = connection.prepareStatement(RENEW)) {
            for (Map.Entry<Stream, Duration> each : streams.entrySet()) {
                renew.setLong(1, config.validFor().minus(each.getValue()).toMillis());
                renew.setObject(2, each.getKey().callId().value());
                renew.setString(3, each.getKey().streamId());
                renew.addBatch();
            }
            renew.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("leases not renewed", e);
        }
    }

    /** The stream is gone and its end was seen. */
    @Transactional
    public void release(Stream stream) {
        update(RELEASE, stream.callId().value(), stream.streamId());
    }

    /** The carrier has asked how the call goes on, so nobody else need find out that its stream is lost. */
    @Transactional
    public void forget(CallId callId) {
        update("delete from media_leases where call_id = ?", callId.value());
    }

    /** The carrier says that a stream broke: unless it is replaced soon, it counts as lost. */
    @Transactional
    public void broken(Stream stream) {
        update(SHORTEN, config.afterStreamError().toMillis(), stream.callId().value(), stream.streamId());
    }

    /** Claims streams nobody carries any more; they come again later if nothing comes of it. */
    @Transactional
    public List<Stream> expired(int limit) {
        List<Stream> expired = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(EXPIRED)) {
            claim.setLong(1, config.validFor().toMillis());
            claim.setInt(2, limit);
            try (ResultSet row = claim.executeQuery()) {
                while (row.next()) {
                    expired.add(new Stream(new CallId(row.getObject(1, UUID.class)), row.getString(2)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("leases not read", e);
        }
        return expired;
    }

    private void update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                update.setObject(at + 1, values[at]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("lease not written", e);
        }
    }
}
