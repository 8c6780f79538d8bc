package io.hearthline.standins.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.hearthline.standins.Ports;
import io.hearthline.standins.edge.LoopbackServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An SMTP server on the loopback address that takes mail for anybody, from anybody, and delivers none. */
public final class MailSink implements AutoCloseable {
    private final LoopbackServer server = new LoopbackServer("the mail sink's control API");
    private final GreenMail mailbox;

    private MailSink(int smtpPort) {
        mailbox = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    }

    /**
     * Opens both ports.
     *
     * @throws IllegalStateException if a port is in use; the message names it
     */
    public static MailSink start(MailConfig config) {
        var sink = new MailSink(Ports.claim(config.smtpPort(), "the mail sink"));
        sink.server.listen(config.controlPort(), sink::request);
        sink.mailbox.start();
        return sink;
    }

    /** The SMTP port. */
    public int smtpPort() {
        return mailbox.getSmtp().getPort();
    }

    /** The port of {@code GET /control/mails}. */
    public int controlPort() {
        return server.port();
    }

    /** All mails so far, oldest first. */
    public List<Mail> mails() {
        List<Mail> mails = new ArrayList<>();
        for (MimeMessage message : mailbox.getReceivedMessages()) {
            mails.add(read(message));
        }
        return mails;
    }

    @Override
    public void close() {
        mailbox.stop();
        server.close();
    }

    private void request(HttpServerRequest request) {
        if (request.path().equals("/control/mails")) {
            var mails = new JsonArray();
            mails().forEach(mail -> mails.add(JsonObject.mapFrom(mail)));
            LoopbackServer.reply(request.response(), 200, new JsonObject().put("mails", mails));
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private static Mail read(MimeMessage message) {
        try {
            var received = message.getReceivedDate();
            return new Mail(
                    String.join(", ", addresses(message.getFrom())),
                    addresses(message.getAllRecipients()),
                    message.getSubject() == null ? "" : message.getSubject(),
                    text(message.getContent()).strip(),
                    received == null ? 0 : received.toInstant().toEpochMilli());
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> addresses(Address[] addresses) {
        return Arrays.stream(addresses).map(Address::toString).toList();
    }

    /** The text of all parts. */
    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            var joined = new StringBuilder();
            for (int at = 0; at < parts.getCount(); at++) {
                BodyPart part = parts.getBodyPart(at);
                joined.append(text(part.getContent())).append('\n');
            }
            return joined.toString();
        }
        return String.valueOf(content);
    }
}
