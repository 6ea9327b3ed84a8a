package dev.bulwark.console.fake;

import dev.bulwark.model.Severity;
import dev.bulwark.model.activity.Activity;
import dev.bulwark.model.audit.AuditRecord;
import dev.bulwark.model.failures.FailedOperation;
import dev.bulwark.model.ingest.AuditSeverity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Failed operations, activity and audit entries as a meetings application would cause them. */
public final class SampleRecords {
    private static final List<String> TENANTS = List.of("acme", "globex", "initech");
    private static final List<String> USERS = List.of("nora.lind", "sam.okafor", "julia.weber");

    private SampleRecords() {}

    public static UUID id(int number) {
        return new UUID(0x019b_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    private static <T> List<T> numbered(int count, IntFunction<T> record) {
        return IntStream.rangeClosed(1, count).mapToObj(record).toList();
    }

    /** The highest number is the newest. */
    public static List<FailedOperation> failures(int count, Instant newest) {
        return numbered(count, number -> failure(number, newest.minusSeconds(20L * (count - number))));
    }

    public static FailedOperation failure(int number, Instant at) {
        boolean mail = number % 2 == 0;
        return new FailedOperation(
                id(number),
                at,
                "meetings",
                "meetings-1",
                TENANTS.get(number % 3),
                USERS.get(number % 3),
                mail ? "POST /api/meetings/{id}/invitations" : "POST /api/billing/charge",
                mail ? "mail" : "payment",
                mail ? "send invitation" : "charge subscription",
                mail ? "550 mailbox unavailable" : "card_declined: insufficient funds",
                "javax.mail.SendFailedException: 550 mailbox unavailable\n\tat app.Mailer.send(Mailer.java:41)\n"
                        + "\tat app.Invitations.invite(Invitations.java:88)",
                Map.of("provider", mail ? "postmark" : "stripe", "attempt", 3),
                number % 5 == 0 ? Severity.CRITICAL : Severity.HIGH,
                "4bf92f3577b34da6a3ce929d0e0e4736",
                null,
                null,
                null,
                null);
    }

    static FailedOperation settled(FailedOperation old, boolean resolved, String by, String note) {
        return new FailedOperation(
                old.id(),
                old.createdAt(),
                old.app(),
                old.instance(),
                old.tenant(),
                old.user(),
                old.endpoint(),
                old.operationType(),
                old.operationName(),
                old.errorMessage(),
                old.errorStack(),
                old.context(),
                old.severity(),
                old.traceId(),
                old.requestId(),
                resolved ? Instant.now() : null,
                resolved ? by : null,
                resolved ? note : null);
    }

    public static List<Activity> activities(int count, Instant newest) {
        return numbered(
                count,
                number -> new Activity(
                        id(number),
                        newest.minusSeconds(7L * (count - number)),
                        "meetings",
                        "meetings-2",
                        TENANTS.get(number % 3),
                        USERS.get(number % 3),
                        "POST /api/meetings",
                        number % 4 == 0 ? "authentication" : "collaboration",
                        number % 4 == 0 ? "signed in" : "meeting started",
                        "meeting",
                        "m-" + number,
                        Map.of("participants", number % 9),
                        "10.4.0.17",
                        "Mozilla/5.0 (X11; Linux x86_64)",
                        null,
                        null));
    }

    public static List<AuditRecord> audit(int count, Instant newest) {
        return numbered(
                count,
                number -> new AuditRecord(
                        id(number),
                        newest.minusSeconds(60L * (count - number)),
                        number % 2 == 0 ? null : "meetings",
                        null,
                        TENANTS.get(number % 3),
                        number % 2 == 0 ? "owner" : USERS.get(number % 3),
                        null,
                        AuditSeverity.values()[number % 3],
                        number % 2 == 0 ? "user.role_changed" : "document.deleted",
                        number % 2 == 0 ? "Role of sam changed" : "A document was deleted for good",
                        number % 2 == 0 ? "user" : "document",
                        number % 2 == 0 ? "sam" : "d-" + number,
                        number % 2 == 0 ? Map.of("role", "viewer") : Map.of(),
                        number % 2 == 0 ? Map.of("role", "engineer") : Map.of(),
                        null,
                        null,
                        "10.4.0.17",
                        "Mozilla/5.0",
                        null,
                        null));
    }
}
