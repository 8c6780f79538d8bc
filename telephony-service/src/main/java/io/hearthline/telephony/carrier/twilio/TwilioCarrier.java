package io.hearthline.telephony.carrier.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.call.Recording;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.telephony.carrier.Carrier;
import io.hearthline.telephony.carrier.CarrierException;
import io.hearthline.telephony.carrier.CarrierStatus;
import io.hearthline.telephony.platform.PublicUrl;
import io.hearthline.telephony.recipients.PhoneNumber;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jspecify.annotations.Nullable;

/** Calls by Twilio's REST API; each request is sent once. */
@ApplicationScoped
class TwilioCarrier implements Carrier {
    private static final List<String> EVENTS = List.of("initiated", "ringing", "answered", "completed");
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NO_SUCH_RESOURCE = 20404;
    private static final int NOT_IN_PROGRESS = 21220;
    private static final long PAGE = 20;

    private final TwilioConfig config;
    private final PublicUrl publicUrl;
    private final CallerIds callerIds;
    private final TwilioRestClient client;

    TwilioCarrier(TwilioConfig config, PublicUrl publicUrl, TwilioRestClient client) {
        this.config = config;
        this.publicUrl = publicUrl;
        this.callerIds =
                new CallerIds(config.number(), config.escalationNumbers().orElse(List.of()));
        this.client = client;
    }

    /** The carrier has done nothing about a request it calls one too many: only that one may be repeated. */
    private static final class TooManyRequests extends RuntimeException {
        TooManyRequests() {
            super("too many requests");
        }
    }

    @Override
    @Retry(maxRetries = 4, delay = 500, jitter = 200, retryOn = TooManyRequests.class)
    @ExponentialBackoff(maxDelay = 5000)
    @Fallback(fallbackMethod = "tooBusy", applyOn = TooManyRequests.class)
    public DialResult dial(DialRequest request) {
        try {
            return new DialResult.Accepted(creator(request).create(client).getSid());
        } catch (ApiException e) {
            if (isStatus(e, TOO_MANY_REQUESTS)) {
                throw new TooManyRequests();
            }
            return refused(e);
        } catch (TwilioException e) {
            return new DialResult.Unknown(e.getClass().getSimpleName());
        }
    }

    DialResult tooBusy(DialRequest request) {
        return new DialResult.Refused(TOO_MANY_REQUESTS, 0);
    }

    private CallCreator creator(DialRequest request) {
        CallId callId = request.callId();
        CallCreator creator = Call.creator(
                        new com.twilio.type.PhoneNumber(request.to().e164()),
                        new com.twilio.type.PhoneNumber(callerIds.of(request.kind(), request.to())),
                        URI.create(publicUrl.at("/twiml/" + callId)))
                .setMethod(HttpMethod.POST)
                .setFallbackUrl(config.fallbackUrl().orElseGet(() -> URI.create(publicUrl.at("/fallback.xml"))))
                .setFallbackMethod(HttpMethod.GET)
                .setStatusCallback(publicUrl.at("/status-callback/" + callId))
                .setStatusCallbackMethod(HttpMethod.POST)
                .setStatusCallbackEvent(EVENTS)
                .setTimeout((int) config.ringTimeout().toSeconds())
                .setTimeLimit((int) request.longest().toSeconds())
                // At once and told later: nobody waits in silence for the verdict, and a machine's comes with its beep.
                .setMachineDetection("DetectMessageEnd")
                .setAsyncAmd("true")
                .setAsyncAmdStatusCallback(publicUrl.at("/amd-callback/" + callId))
                .setAsyncAmdStatusCallbackMethod(HttpMethod.POST);
        if (request.recorded()) {
            // The status of a recording is told to an address that names the call, so it needs no look-up.
            creator.setRecord(true)
                    .setRecordingChannels("dual")
                    .setTrim("do-not-trim")
                    .setRecordingStatusCallback(publicUrl.at("/recording-status-callback/" + callId))
                    .setRecordingStatusCallbackMethod(HttpMethod.POST)
                    .setRecordingStatusCallbackEvent(List.of("completed", "absent"));
        }
        return creator;
    }

    /** A 4xx says that nothing was dialled; anything else may have come after the phone had begun to ring. */
    private static DialResult refused(ApiException e) {
        Integer status = e.getStatusCode();
        return status != null && status >= 400 && status < 500
                ? new DialResult.Refused(status, e.getCode() == null ? 0 : e.getCode())
                : new DialResult.Unknown("status_" + status);
    }

    @Override
    public Optional<CarrierCall> fetch(String carrierCallId) throws CarrierException {
        try {
            return Optional.of(seen(Call.fetcher(carrierCallId).fetch(client)));
        } catch (ApiException e) {
            if (isStatus(e, NOT_FOUND)) {
                return Optional.empty();
            }
            throw failed(e);
        } catch (TwilioException e) {
            throw failed(e);
        }
    }

    @Override
    public List<CarrierCall> placedTo(PhoneNumber to, Instant since) throws CarrierException {
        try {
            List<CarrierCall> found = new ArrayList<>();
            for (Call call : Call.reader()
                    .setTo(new com.twilio.type.PhoneNumber(to.e164()))
                    // By day, as the API filters; and not by start, which a call that still rings has not.
                    .setPageSize(PAGE)
                    .limit(PAGE)
                    .read(client)) {
                CarrierCall seen = seen(call);
                if (!seen.createdAt().isBefore(since)) {
                    found.add(seen);
                }
            }
            found.sort(Comparator.comparing(CarrierCall::createdAt).reversed());
            return found;
        } catch (TwilioException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean redirect(String carrierCallId, String path) throws CarrierException {
        try {
            var _ = Call.updater(carrierCallId)
                    .setUrl(URI.create(publicUrl.at(path)))
                    .setMethod(HttpMethod.POST)
                    .update(client);
            return true;
        } catch (ApiException e) {
            if (over(e)) {
                return false;
            }
            throw failed(e);
        } catch (TwilioException e) {
            throw failed(e);
        }
    }

    @Override
    public void stopRecording(String carrierCallId) throws CarrierException {
        try {
            var _ = Recording.updater(carrierCallId, "Twilio.CURRENT", Recording.Status.STOPPED)
                    .update(client);
        } catch (ApiException e) {
            if (!over(e)) {
                throw failed(e);
            }
        } catch (TwilioException e) {
            throw failed(e);
        }
    }

    /** The vendor has two ways to say that there is nothing left to change. */
    private static boolean over(ApiException e) {
        return isStatus(e, NOT_FOUND) || isCode(e.getCode(), NO_SUCH_RESOURCE) || isCode(e.getCode(), NOT_IN_PROGRESS);
    }

    @Override
    public void hangUp(String carrierCallId) throws CarrierException {
        try {
            var _ = Call.updater(carrierCallId)
                    .setStatus(Call.UpdateStatus.COMPLETED)
                    .update(client);
        } catch (ApiException e) {
            if (!over(e)) {
                throw failed(e);
            }
        } catch (TwilioException e) {
            throw failed(e);
        }
    }

    private static CarrierCall seen(Call call) {
        Instant endedAt = call.getEndTime() == null ? null : call.getEndTime().toInstant();
        Instant createdAt = call.getDateCreated() == null
                ? Instant.EPOCH
                : call.getDateCreated().withZoneSameInstant(ZoneOffset.UTC).toInstant();
        Duration talked = call.getDuration() == null ? null : Duration.ofSeconds(Long.parseLong(call.getDuration()));
        return new CarrierCall(call.getSid(), status(call.getStatus(), talked, endedAt), createdAt);
    }

    private static CarrierStatus status(
            Call.@Nullable Status status, @Nullable Duration talked, @Nullable Instant endedAt) {
        return status == null ? new CarrierStatus.Unknown() : Statuses.read(status.toString(), talked, endedAt);
    }

    private static boolean isStatus(ApiException e, int status) {
        return isCode(e.getStatusCode(), status);
    }

    private static boolean isCode(@Nullable Integer given, int expected) {
        return given != null && given == expected;
    }

    /** Without the cause: its message may name the number. */
    private static CarrierException failed(TwilioException e) {
        return e instanceof ApiException api
                ? new CarrierException("status_" + api.getStatusCode())
                : new CarrierException(e.getClass().getSimpleName());
    }
}
