package dev.bulwark.server.notify;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.server.failures.FailureDigest;
import jakarta.mail.MessagingException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes mails from the outbox to the SMTP server, one after the other. Thread-safe. */
final class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final TypeReference<Violation> VIOLATION = new TypeReference<>() {};
    private static final TypeReference<FailureDigest> DIGEST = new TypeReference<>() {};

    private final NotifyParts parts;
    private final MailOutbox mails;
    private final SmtpSender sender;
    private final List<String> recipients;

    Postman(NotifyParts parts, MailOutbox mails, SmtpSender sender, List<String> recipients) {
        this.parts = parts;
        this.mails = mails;
        this.sender = sender;
        this.recipients = recipients;
    }

    /** Sends what is due; what is not taken stays in the outbox for later. */
    void deliver() {
        while (parts.jdbi()
                .withHandle(handle -> mails.isAnyDue(handle, parts.clock().instant()))) {
            parts.transactions()
                    .write(handle -> mails.claim(handle, parts.clock().instant()))
                    .ifPresent(this::deliver);
        }
    }

    private void deliver(MailOutbox.Due due) {
        try {
            sender.send(written(due), recipients);
            parts.transactions()
                    .run(handle -> mails.sent(handle, due, parts.clock().instant()));
        } catch (MessagingException | UncheckedIOException e) {
            LOG.warn("A mail was not taken at attempt {}: {}", due.attempts(), e.getMessage());
            String error =
                    Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            parts.transactions()
                    .run(handle ->
                            mails.failed(handle, due, error, parts.clock().instant()));
        }
    }

    private Mail written(MailOutbox.Due due) {
        if (due.kind() == MailKind.DAILY_SUMMARY) {
            FailureDigest digest = parts.json().read(due.payload(), DIGEST);
            return new Mail(due.id(), MailTexts.subject(digest), MailTexts.body(digest));
        }
        Violation violation = parts.json().read(due.payload(), VIOLATION);
        return new Mail(
                due.id(),
                MailTexts.subject(violation, due.occurrences()),
                MailTexts.body(violation, due.occurrences()));
    }
}
