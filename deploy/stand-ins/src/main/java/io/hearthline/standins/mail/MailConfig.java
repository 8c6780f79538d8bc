package io.hearthline.standins.mail;

/** Ports of the mail sink: SMTP, and HTTP for {@code GET /control/mails}; 0 for a free one. */
public record MailConfig(int smtpPort, int controlPort) {}
