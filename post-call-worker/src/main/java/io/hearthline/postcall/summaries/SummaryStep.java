package io.hearthline.postcall.summaries;

import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.json.Json;
import io.hearthline.postcall.outbox.RecordEvents;
import io.hearthline.postcall.steps.StepHandler;
import io.hearthline.postcall.steps.Steps;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes a call's summary once the call has ended and its dialogue has said what it came to. Should that never be said,
 * the summary is written after a while all the same.
 */
@Singleton
public final class SummaryStep implements StepHandler {
    private static final Logger LOG = Logger.getLogger(SummaryStep.class);

    private final Materials materials;
    private final Summarizer summarizer;
    private final SummaryStore store;
    private final RecordEvents events;
    private final Clock clock;
    private final Duration patience;

    SummaryStep(
            Materials materials,
            Summarizer summarizer,
            SummaryStore store,
            RecordEvents events,
            Clock clock,
            @ConfigProperty(name = "postcall.steps.wait-for-dialogue") Duration patience) {
        this.materials = materials;
        this.summarizer = summarizer;
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String kind() {
        return Steps.SUMMARY;
    }

    @Override
    public Prepared prepare(UUID subject) {
        CallId call = new CallId(subject);
        return switch (materials.of(call)) {
            case Materials.State.NotEnded _ -> new Prepared.Nothing();
            case Materials.State.Waiting(var material)
            when clock.instant().isBefore(patienceEnds(material)) -> new Prepared.NotBefore(patienceEnds(material));
            case Materials.State.Waiting(var material) -> summarised(material);
            case Materials.State.Ready(var material) -> summarised(material);
        };
    }

    private Instant patienceEnds(Material material) {
        return material.call().receivedAt().plus(patience);
    }

    private Prepared summarised(Material material) {
        String hash = hash(material);
        if (store.has(material.call().id(), hash)) {
            return new Prepared.Nothing();
        }
        Summary summary = summarizer.summarise(material);
        return new Prepared.Effect(() -> write(summary, hash, material.call().imported()));
    }

    private void write(Summary summary, String hash, boolean imported) {
        store.save(summary, hash).ifPresent(revision -> {
            Instant at = imported ? summary.at() : clock.instant();
            events.publish(
                    "SummaryWritten/" + summary.callId() + "/" + revision,
                    new RecordEvent.SummaryWritten(
                            summary.callId(),
                            summary.dialogueId(),
                            summary.recipientId(),
                            revision,
                            summary.headline(),
                            summary.author(),
                            imported,
                            at),
                    at);
            LOG.infof("summary written callId=%s revision=%d author=%s", summary.callId(), revision, summary.author());
        });
    }

    private static String hash(Material material) {
        String input = material.outcome()
                + Json.write(material.turns())
                + Json.write(material.answers())
                + Json.write(material.concerns());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(input.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
