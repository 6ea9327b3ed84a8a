package dev.bulwark.server.notify;

import jakarta.mail.MessagingException;
import java.time.Clock;

/** Tries the way out for mail without sending any. */
public final class MailProbe {
    private MailProbe() {}

    /** @throws MessagingException if the SMTP server cannot be reached or does not take the sign-in */
    public static void connect(MailSettings settings, Clock clock) throws MessagingException {
        new SmtpSender(settings, clock).connect();
    }
}
