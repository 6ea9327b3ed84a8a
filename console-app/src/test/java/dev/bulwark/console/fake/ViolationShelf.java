package dev.bulwark.console.fake;

import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.model.Page;
import dev.bulwark.model.Severity;
import dev.bulwark.model.health.RecentIssue;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationStats;
import dev.bulwark.model.isolation.ViolationType;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import okhttp3.HttpUrl;

/** The fake server's violations, with the filters of the real one. */
public final class ViolationShelf {
    private final RecordShelf<Violation> violations =
            new RecordShelf<>(Violation::id, Violation::createdAt, ViolationShelf::matches);

    public void put(Violation violation) {
        violations.put(violation);
    }

    public void putAll(List<Violation> many) {
        many.forEach(this::put);
    }

    public Optional<Violation> find(UUID id) {
        return violations.find(id);
    }

    Violation settle(UUID id, boolean resolved, String by, String note) {
        Violation after = settled(find(id).orElseThrow(), resolved, by, note);
        put(after);
        return after;
    }

    /** The violation as it is once somebody settled or reopened it. */
    public static Violation settled(Violation old, boolean resolved, String by, String note) {
        return new Violation(
                old.id(),
                old.createdAt(),
                old.violationType(),
                old.severity(),
                old.app(),
                old.instance(),
                old.tenant(),
                old.user(),
                old.endpoint(),
                old.method(),
                old.queryText(),
                old.queryHash(),
                old.accessedTenants(),
                old.expectedTenant(),
                old.details(),
                old.ipAddress(),
                old.userAgent(),
                old.blocked(),
                old.marks(),
                old.traceId(),
                old.requestId(),
                resolved ? Instant.now() : null,
                resolved ? by : null,
                resolved ? note : null);
    }

    Page<Violation> page(HttpUrl url) {
        return violations.page(url);
    }

    private static boolean matches(HttpUrl url, Violation violation) {
        return RecordShelf.is(url, "tenant", violation.tenant())
                && RecordShelf.is(url, "type", lower(violation.violationType()))
                && RecordShelf.is(url, "severity", lower(violation.severity()))
                && RecordShelf.is(url, "resolved", String.valueOf(violation.resolved()))
                && RecordShelf.is(url, "blocked", String.valueOf(violation.blocked()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The newest open ones of the hour before a moment, as the overview lists them. */
    List<RecentIssue> recentIssues(Instant at) {
        return open().filter(violation -> violation.createdAt().isAfter(at.minusSeconds(3600)))
                .sorted(Comparator.comparing(Violation::createdAt).reversed())
                .limit(10)
                .map(violation -> new RecentIssue(
                        RecentIssue.Kind.VIOLATION,
                        violation.id(),
                        violation.createdAt(),
                        violation.severity(),
                        violation.app(),
                        violation.tenant(),
                        ViolationWords.headline(violation)))
                .toList();
    }

    ViolationStats stats() {
        Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
        Map<ViolationType, Long> byType = new EnumMap<>(ViolationType.class);
        for (Severity severity : Severity.values()) {
            bySeverity.put(
                    severity, open().filter(v -> v.severity() == severity).count());
        }
        for (ViolationType type : ViolationType.values()) {
            byType.put(type, open().filter(v -> v.violationType() == type).count());
        }
        long blocked = violations.all().stream().filter(Violation::blocked).count();
        Instant last = violations.all().stream()
                .map(Violation::createdAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new ViolationStats(violations.all().size(), blocked, open().count(), bySeverity, byType, last);
    }

    private java.util.stream.Stream<Violation> open() {
        return violations.all().stream().filter(violation -> !violation.resolved());
    }
}
