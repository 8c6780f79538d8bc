package io.hearthline.telephony.recordings;

import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.carrier.CarrierException;
import io.hearthline.telephony.platform.CallContext;
import io.hearthline.telephony.platform.OnMediaReplica;
import io.hearthline.telephony.recordings.CarrierRecordings.Ready;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Brings each recording one step further: asked for, fetched and kept, deleted at the carrier. Each step may be repeated. */
@ApplicationScoped
class RecordingFetcher {
    private static final Logger LOG = Logger.getLogger(RecordingFetcher.class);
    private static final int BATCH = 10;
    /** Somebody or something else was recorded than the person who agreed to it. */
    private static final Set<CallOutcome> OF_OTHERS =
            EnumSet.of(CallOutcome.WRONG_PERSON, CallOutcome.VOICEMAIL, CallOutcome.SCREENED);

    private final Recordings recordings;
    private final RecordingStore store;
    private final CarrierRecordings carrier;
    private final CallStore calls;
    private final RecordingsConfig config;
    private final MeterRegistry metrics;

    RecordingFetcher(
            Recordings recordings,
            RecordingStore store,
            CarrierRecordings carrier,
            CallStore calls,
            RecordingsConfig config,
            MeterRegistry metrics) {
        this.recordings = recordings;
        this.store = store;
        this.carrier = carrier;
        this.calls = calls;
        this.config = config;
        this.metrics = metrics;
    }

    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = OnMediaReplica.class)
    @RunOnVirtualThread
    void tick() {
        for (UUID id : recordings.due(BATCH)) {
            recordings.find(id).ifPresent(this::step);
        }
    }

    private void step(Recording recording) {
        try (CallContext _ = CallContext.of(recording.callId())) {
            switch (recording.state()) {
                case EXPECTED -> ask(recording);
                case AT_CARRIER -> fetch(recording);
                case KEPT -> {
                    deleteAtCarrier(recording);
                    recordings.settled(recording.id());
                }
                case UNWANTED -> forget(recording);
            }
        } catch (IOException | CarrierException e) {
            // Comes again by itself.
            count("failed");
            LOG.warnf(
                    "recording not brought further state=%s errorType=%s",
                    recording.state(), e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            // One recording must not keep the others from being fetched.
            count("failed");
            LOG.errorf("recording step failed errorType=%s", e.getClass().getSimpleName());
        }
    }

    /** The carrier should have told of it by now. */
    private void ask(Recording recording) throws CarrierException {
        String carrierCallId =
                calls.find(recording.callId()).map(Call::carrierCallId).orElse(null);
        if (carrierCallId == null) {
            recordings.absent(recording.callId());
            return;
        }
        Optional<Ready> ready = carrier.of(carrierCallId);
        if (ready.isPresent()) {
            recordings.ready(
                    recording.callId(),
                    ready.get().carrierRecordingId(),
                    ready.get().seconds(),
                    ready.get().channels());
        } else {
            recordings.stillAbsent(recording.callId());
        }
    }

    private void fetch(Recording recording) throws IOException {
        Call call = calls.find(recording.callId()).orElseThrow();
        if (!(call.state() instanceof CallState.Ended(var outcome, var _, var _))) {
            return;
        }
        if (OF_OTHERS.contains(outcome)) {
            recordings.unwanted(recording.id());
            count("unwanted");
            return;
        }
        String carrierRecordingId = recording.carrierRecordingId();
        if (carrierRecordingId == null) {
            throw new IllegalStateException("a recording at the carrier has an id");
        }
        try (InputStream wav = carrier.open(carrierRecordingId)) {
            store.put(recording.id(), wav);
        }
        recordings.kept(recording, config.deleteAtCarrier());
        count("kept");
        LOG.infof("recording kept seconds=%d channels=%d", recording.seconds(), recording.channels());
    }

    private void deleteAtCarrier(Recording recording) throws CarrierException {
        if (recording.carrierRecordingId() != null) {
            carrier.delete(recording.carrierRecordingId());
        }
    }

    private void forget(Recording recording) throws IOException, CarrierException {
        store.delete(recording.id());
        if (recording.carrierRecordingId() == null) {
            String carrierCallId =
                    calls.find(recording.callId()).map(Call::carrierCallId).orElse(null);
            Optional<Ready> untold = carrierCallId == null ? Optional.empty() : carrier.of(carrierCallId);
            if (untold.isPresent()) {
                carrier.delete(untold.get().carrierRecordingId());
            }
        } else {
            deleteAtCarrier(recording);
        }
        recordings.forget(recording.id());
        LOG.info("recording forgotten");
    }

    private void count(String result) {
        metrics.counter("hearthline.recordings", "result", result).increment();
    }
}
