package io.hearthline.postcall.notifications;

import io.hearthline.contracts.ids.AlertId;
import io.hearthline.postcall.alerts.Alert;
import io.hearthline.postcall.alerts.AlertRaised;
import io.hearthline.postcall.alerts.AlertStore;
import io.hearthline.postcall.concerns.Categories;
import io.hearthline.postcall.platform.AfterCommit;
import io.hearthline.postcall.recipients.KeptRecipient;
import io.hearthline.postcall.recipients.RecipientStore;
import io.hearthline.postcall.steps.StepHandler;
import io.hearthline.postcall.steps.Steps;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes down whom to tell, in the transaction that raised the alert or passes it on. Where the person is not known yet, a
 * step keeps asking until their contacts are there.
 */
@Singleton
public final class Planner implements StepHandler {
    private static final Logger LOG = Logger.getLogger(Planner.class);

    private final RecipientStore recipients;
    private final AlertStore alerts;
    private final Categories categories;
    private final NotificationStore store;
    private final Steps steps;
    private final Outgoing outgoing;

    Planner(
            RecipientStore recipients,
            AlertStore alerts,
            Categories categories,
            NotificationStore store,
            Steps steps,
            Outgoing outgoing) {
        this.recipients = recipients;
        this.alerts = alerts;
        this.categories = categories;
        this.store = store;
        this.steps = steps;
        this.outgoing = outgoing;
    }

    void raised(@Observes AlertRaised raised) {
        Alert alert = raised.alert();
        Optional<KeptRecipient> recipient =
                Optional.ofNullable(alert.recipientId()).flatMap(recipients::find);
        plan(alert, recipient.orElse(null));
        if (alert.recipientId() != null && recipient.isEmpty()) {
            steps.request(Steps.TELL, alert.id().value());
        }
    }

    @Override
    public String kind() {
        return Steps.TELL;
    }

    @Override
    public Prepared prepare(UUID subject) {
        Optional<Alert> alert = alerts.find(new AlertId(subject)).map(AlertStore.Kept::alert);
        if (alert.isEmpty() || alert.get().recipientId() == null) {
            return new Prepared.Nothing();
        }
        KeptRecipient recipient = recipients.find(alert.get().recipientId()).orElseThrow(UnknownRecipient::new);
        return new Prepared.Effect(() -> plan(alert.get(), recipient));
    }

    private void plan(Alert alert, @Nullable KeptRecipient recipient) {
        int planned = 0;
        for (Audience.Told told : outgoing.audience().of(alert, roles(alert), recipient)) {
            planned += add(alert, new Audience.Turn(told, 1), recipient);
        }
        if (planned > 0) {
            outgoing.afterCommit();
        } else if (alert.status() == Alert.Status.OPEN) {
            LOG.warnf("alert has nobody new to tell alertId=%s", alert.id());
        }
    }

    /**
     * Tells the next in line, in the caller's transaction; who cannot be reached by any channel is passed over.
     *
     * @return false if nobody is left
     */
    boolean passOn(AlertStore.Due due) {
        Alert alert = due.alert();
        KeptRecipient recipient = Optional.ofNullable(alert.recipientId())
                .flatMap(recipients::find)
                .orElse(null);
        Optional<Audience.Turn> turn = outgoing.audience().next(alert, roles(alert), recipient, due.level() + 1);
        if (turn.isPresent() && add(alert, turn.get(), recipient) > 0) {
            outgoing.afterCommit();
        }
        return turn.isPresent();
    }

    private List<String> roles(Alert alert) {
        return alert.rule().equals(Alert.CONCERN) ? categories.told(alert.category()) : List.of();
    }

    private int add(Alert alert, Audience.Turn turn, @Nullable KeptRecipient recipient) {
        return add(alert, turn, Channel.Kind.SMS, turn.told().phone(), recipient)
                + add(alert, turn, Channel.Kind.MAIL, turn.told().email(), recipient);
    }

    private int add(
            Alert alert,
            Audience.Turn turn,
            Channel.Kind channel,
            @Nullable String address,
            @Nullable KeptRecipient recipient) {
        if (address == null || address.isBlank() || !outgoing.configured(channel)) {
            return 0;
        }
        return store.add(alert, turn, channel, address, outgoing.text(alert, turn.told(), recipient)) ? 1 : 0;
    }

    /** The contacts are not known yet. */
    private static final class UnknownRecipient extends RuntimeException {
        UnknownRecipient() {
            super("recipient unknown");
        }
    }

    /** What every message needs: the channels there are, the operator, the link. */
    @Singleton
    static final class Outgoing {
        private final NotificationConfig config;
        private final List<Channel> channels;
        private final AfterCommit afterCommit;
        private final Sender sender;

        Outgoing(NotificationConfig config, @Any Instance<Channel> channels, AfterCommit afterCommit, Sender sender) {
            this.config = config;
            this.channels = channels.stream().toList();
            this.afterCommit = afterCommit;
            this.sender = sender;
        }

        Audience audience() {
            return new Audience(
                    config.onCallPhone().orElse(null), config.onCallEmail().orElse(null));
        }

        boolean configured(Channel.Kind kind) {
            return channels.stream().anyMatch(c -> c.kind() == kind && c.configured());
        }

        /** No health words: only who, and where to look after signing in. */
        String text(Alert alert, Audience.Told told, @Nullable KeptRecipient recipient) {
            String portal = config.portalUrl().replaceAll("/+$", "");
            boolean aboutCall = alert.callId() != null;
            String link = portal + (aboutCall ? "/calls/" + alert.callId() : "/people/" + alert.recipientId());
            if (recipient == null || told.key().equals("operator")) {
                return "Hearthline: an alert is waiting for you: " + link;
            }
            return aboutCall
                    ? "Hearthline: please look at the call with " + recipient.preferredName() + " now: " + link
                    : "Hearthline: " + recipient.preferredName() + " could not be reached, please look: " + link;
        }

        void afterCommit() {
            afterCommit.run(sender::kick);
        }
    }
}
