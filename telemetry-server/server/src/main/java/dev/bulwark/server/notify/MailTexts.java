package dev.bulwark.server.notify;

import dev.bulwark.model.Tally;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.server.failures.FailureDigest;
import dev.bulwark.server.store.WireName;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of mails. Nothing in them can become a header, another line or a hidden sign. */
final class MailTexts {
    private static final int MAX_SUBJECT = 150;
    private static final int MAX_LINE = 2_000;

    private MailTexts() {}

    static String subject(Violation violation, long occurrences) {
        String many = occurrences > 1 ? occurrences + " times " : "";
        return line(
                "[Bulwark] %s in %s: %s%s"
                        .formatted(
                                WireName.of(violation.severity()),
                                violation.app(),
                                many,
                                WireName.of(violation.violationType())),
                MAX_SUBJECT);
    }

    static String body(Violation violation, long occurrences) {
        String more =
                occurrences > 1 ? occurrences + " violations of this kind since the mail before; one of them:\n\n" : "";
        return more
                + field("Violation", WireName.of(violation.violationType()) + ", " + WireName.of(violation.severity()))
                + field(
                        "When",
                        DateTimeFormatter.ISO_INSTANT.format(
                                violation.createdAt().truncatedTo(ChronoUnit.MILLIS)))
                + field("Application", violation.app() + ", " + violation.instance())
                + field("Endpoint", violation.endpoint())
                + field("Tenant", violation.tenant())
                + field("User", violation.user())
                + field("Other tenants", String.join(", ", violation.accessedTenants()))
                + field("Stopped", violation.blocked() ? "yes, before it could do harm" : "no")
                + field("Reason", Objects.toString(violation.details().get("reason"), null))
                + field("Statement", violation.queryText())
                + field("Trace", violation.traceId())
                + "\nLook it up in the console under Data isolation by this id:\n"
                + violation.id()
                + "\n";
    }

    static String subject(FailureDigest digest) {
        return "[Bulwark] %d failed operations in 24 hours, %d unresolved"
                .formatted(digest.failed(), digest.unresolved());
    }

    static String body(FailureDigest digest) {
        return field("From", digest.from().truncatedTo(ChronoUnit.SECONDS).toString())
                + field("To", digest.to().truncatedTo(ChronoUnit.SECONDS).toString())
                + field("Failed", Long.toString(digest.failed()))
                + field("Unresolved", digest.unresolved() + ", of whatever day")
                + list("By severity", digest.bySeverity())
                + list("By tenant", digest.byTenant())
                + list("By operation", digest.byOperation());
    }

    private static String list(String title, List<Tally> tallies) {
        return tallies.isEmpty()
                ? ""
                : "\n" + title + "\n"
                        + tallies.stream()
                                .map(tally -> "%8d  %s%n".formatted(tally.count(), line(tally.name(), MAX_LINE)))
                                .collect(Collectors.joining());
    }

    private static String field(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : "%-14s %s%n".formatted(name, line(value, MAX_LINE));
    }

    /** The text on one line, without control signs and signs that only change the direction of others. */
    private static String line(String text, int max) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= max ? line : line.substring(0, max - 1) + "…";
    }
}
