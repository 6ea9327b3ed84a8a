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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import okhttp3.HttpUrl;

/** The fake server's violations, with the filters of the real one. */
public final class ViolationShelf {
    private final Map<UUID, Violation> violations = new ConcurrentHashMap<>();

    public void put(Violation violation) {
        violations.put(violation.id(), violation);
    }

    public void putAll(List<Violation> many) {
        many.forEach(this::put);
    }

    public Optional<Violation> find(UUID id) {
        return Optional.ofNullable(violations.get(id));
    }

    Violation settle(UUID id, boolean resolved, String by, String note) {
        return violations.computeIfPresent(id, (same, old) -> settled(old, resolved, by, note));
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
        List<Violation> matching = violations.values().stream()
                .filter(filter(url))
                .sorted(Comparator.comparing(Violation::createdAt)
                        .thenComparing(Violation::id)
                        .reversed())
                .toList();
        int limit = url.queryParameter("limit") == null ? 50 : Integer.parseInt(url.queryParameter("limit"));
        String cursor = url.queryParameter("cursor");
        int from = cursor == null ? 0 : matching.indexOf(violations.get(UUID.fromString(cursor))) + 1;
        List<Violation> items = matching.subList(from, Math.min(matching.size(), from + limit));
        boolean more = from + limit < matching.size();
        return new Page<>(items, more ? items.get(items.size() - 1).id().toString() : null);
    }

    private static Predicate<Violation> filter(HttpUrl url) {
        return violation -> is(url, "tenant", violation.tenant())
                && is(url, "type", lower(violation.violationType()))
                && is(url, "severity", lower(violation.severity()))
                && is(url, "resolved", String.valueOf(violation.resolved()))
                && is(url, "blocked", String.valueOf(violation.blocked()))
                && (url.queryParameter("q") == null
                        || violation.toString().contains(String.valueOf(url.queryParameter("q"))))
                && (url.queryParameter("from") == null
                        || !violation.createdAt().isBefore(Instant.parse(url.queryParameter("from"))))
                && (url.queryParameter("to") == null
                        || violation.createdAt().isBefore(Instant.parse(url.queryParameter("to"))));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static boolean is(HttpUrl url, String parameter, String value) {
        String wanted = url.queryParameter(parameter);
        return wanted == null || wanted.equals(value);
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
        long blocked = violations.values().stream().filter(Violation::blocked).count();
        Instant last = violations.values().stream()
                .map(Violation::createdAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new ViolationStats(violations.size(), blocked, open().count(), bySeverity, byType, last);
    }

    private java.util.stream.Stream<Violation> open() {
        return violations.values().stream().filter(violation -> !violation.resolved());
    }
}
