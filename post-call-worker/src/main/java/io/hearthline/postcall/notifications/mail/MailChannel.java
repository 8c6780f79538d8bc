package io.hearthline.postcall.notifications.mail;

import io.hearthline.postcall.notifications.Channel;
import io.hearthline.postcall.notifications.Message;
import io.hearthline.postcall.notifications.NotificationConfig;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Mail without health words; the message's id makes a repeated hand-over recognisable. */
@Singleton
public final class MailChannel implements Channel {
    private static final String SUBJECT = "Hearthline: a call needs your attention";

    private final Mailer mailer;
    private final NotificationConfig config;

    MailChannel(Mailer mailer, NotificationConfig config) {
        this.mailer = mailer;
        this.config = config;
    }

    @Override
    public Kind kind() {
        return Kind.MAIL;
    }

    @Override
    public boolean configured() {
        return config.smtpHost().isPresent();
    }

    @Override
    @SuppressWarnings({"CatchingUnchecked", "UnusedException"
    }) // the mailer throws anything; its message may hold addresses
    public @Nullable String send(Message message) throws IOException {
        String id = "<" + message.id() + "@hearthline>";
        Mail mail =
                Mail.withText(message.address(), SUBJECT, message.text() + "\n").addHeader("Message-ID", id);
        try {
            mailer.send(mail);
            return id;
        } catch (RuntimeException e) {
            throw new IOException("mail not taken");
        }
    }
}
