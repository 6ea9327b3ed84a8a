package dev.bulwark.sample.invitations;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;

/** Sends the platform's mails by SMTP. Thread-safe; a provider that does not answer in time is an exception. */
public final class Mailer {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String FROM = "hello@meetings.example";

    private final Session session;

    /** @param port of the mail relay on this machine */
    public Mailer(int port) {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", String.valueOf(port));
        settings.setProperty("mail.smtp.connectiontimeout", String.valueOf(PATIENCE.toMillis()));
        settings.setProperty("mail.smtp.timeout", String.valueOf(PATIENCE.toMillis()));
        settings.setProperty("mail.smtp.localhost", "meetings.example");
        this.session = Session.getInstance(settings);
    }

    void invite(String to, String name, String from) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(FROM);
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(from + " invites you to your team's meetings");
        mail.setText("Hello " + name + ",\n\n" + from + " would like to see you in the next weekly meeting.\n");
        Transport.send(mail);
    }
}
