package io.hearthline.standins.twilio;

import io.hearthline.standins.callee.Remark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one call, as the phone's side knows it.
 *
 * @param serial 1 for the first call since the start, 2 for the next
 * @param status the call resource's status
 * @param callee name of the callee's script
 * @param meant question id to what the person meant and fully said
 * @param warnings Twilio's debugger codes with counts; empty when nothing was wrong
 * @param modemFaults what was wrong with the audio the person heard, with counts
 * @param answeredBy the verdict of machine detection, as far as there was one
 * @param message what a machine recorded after its beep; empty if nothing
 * @param hungUpBy {@code callee}, {@code rest}, {@code twiml}, {@code limit} or null
 */
public record PlacedCall(
        String sid,
        int serial,
        String to,
        String from,
        String status,
        String callee,
        Map<String, Object> meant,
        List<Remark> said,
        List<Remark> heard,
        Map<String, Integer> warnings,
        Map<String, Integer> modemFaults,
        @Nullable String answeredBy,
        String message,
        @Nullable String hungUpBy,
        Instant placedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt) {

    /** Shows the id only. */
    @Override
    public String toString() {
        return "PlacedCall[sid=%s, status=%s]".formatted(sid, status);
    }
}
