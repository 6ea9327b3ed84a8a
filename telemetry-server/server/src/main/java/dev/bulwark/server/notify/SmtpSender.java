package dev.bulwark.server.notify;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** Hands mails to the SMTP server. Thread-safe. */
final class SmtpSender {
    private static final String TIMEOUT_MILLIS = "10000";

    private final MailSettings settings;
    private final Clock clock;

    SmtpSender(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws MessagingException if the SMTP server did not take it; what it said is the message */
    void send(Mail mail, List<String> recipients) throws MessagingException {
        MimeMessage message = new Identified(session(), mail.id() + "@bulwark");
        message.setFrom(new InternetAddress(settings.from()));
        for (String recipient : recipients) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.body(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        Transport.send(message);
    }

    /** @throws MessagingException if it cannot be reached or does not take the sign-in */
    void connect() throws MessagingException {
        try (Transport transport = session().getTransport()) {
            transport.connect();
        }
    }

    private Session session() {
        boolean signsIn = !settings.user().isEmpty();
        String protocol = settings.encryption() == MailSettings.Encryption.TLS ? "smtps" : "smtp";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty("mail.transport.protocol.rfc822", protocol);
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "host", settings.host());
        properties.setProperty(prefix + "port", Integer.toString(settings.port()));
        properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "auth", Boolean.toString(signsIn));
        properties.setProperty(
                prefix + "starttls.required",
                Boolean.toString(settings.encryption() == MailSettings.Encryption.STARTTLS));
        properties.setProperty(
                prefix + "starttls.enable", Boolean.toString(settings.encryption() != MailSettings.Encryption.NONE));
        return Session.getInstance(properties, signsIn ? new SignIn(settings) : null);
    }

    private static final class SignIn extends Authenticator {
        private final MailSettings settings;

        private SignIn(MailSettings settings) {
            this.settings = settings;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(settings.user(), settings.password());
        }
    }

    /** A message with an id of ours, which the library would otherwise make anew for each attempt. */
    private static final class Identified extends MimeMessage {
        private final String id;

        private Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
