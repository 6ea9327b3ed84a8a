package dev.bulwark.server.anomalies;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says what of a day is unusual for a subject. Every figure can only grow while the day goes on, so that it may be looked at as
 * often as one likes: what was unusual once stays so. Pure.
 */
final class AccessRules {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Below these, nobody wants to be told, however little is usual. */
    private static final long FEW_TENANTS = 3;

    private static final long FEW_EVENTS = 30;
    private static final long FEW_EVENTS_AT_NEW_HOURS = 10;
    private static final long FEW_NEW_ENDPOINTS = 7;
    private static final long FEW_MISMATCHES = 4;

    /** Hours so close to each other are alike; it also covers summer time. */
    private static final int ALIKE_HOURS = 2;

    /** Fewer hours say too little about an hour; then all hours of all days are compared. */
    private static final int LEAST_HOURS = 20;

    /** Beyond which a day that is like all others is none of them any more. */
    private static final double LEAST_SPREAD_OF_TENANTS = 0.25;

    private static final double LEAST_SPREAD = 0.5;

    private final int learningDays;
    private final double tolerance;

    AccessRules(AnomalySettings settings) {
        this.learningDays = settings.learningDays();
        this.tolerance = settings.tolerance();
    }

    /** Whether there is anything in a day that could be unusual for anybody; most have nothing. */
    boolean mayBeUnusual(List<AccessHour> today) {
        AccessDay day = AccessDay.of(today);
        return day.tenants().size() > FEW_TENANTS
                || day.mismatches() > FEW_MISMATCHES
                || day.endpoints().size() > FEW_NEW_ENDPOINTS
                || today.stream().anyMatch(hour -> hour.events() > FEW_EVENTS_AT_NEW_HOURS);
    }

    /**
     * What is unusual.
     *
     * @param today the hours of the day, in their order, the running one included; at least one
     * @param offered hashes of the endpoints that the subject might have used for half of its days: newer ones are new for all
     */
    List<Anomaly> unusual(AccessProfile profile, List<AccessHour> today, Set<Integer> offered) {
        AccessDay day = AccessDay.of(today);
        if (!profile.isLearnt(learningDays, day.start())) {
            return List.of();
        }
        Subject subject = today.get(0).subject();
        List<Anomaly> found = new ArrayList<>();
        if (subject.kind() == Subject.Kind.USER) {
            breadth(subject, profile, day).ifPresent(found::add);
            mismatch(subject, profile, day).ifPresent(found::add);
        }
        pattern(subject, profile, day, offered).ifPresent(found::add);
        today.stream()
                .flatMap(hour -> volume(profile, hour).stream())
                .findFirst()
                .ifPresent(found::add);
        today.stream()
                .flatMap(hour -> newHour(profile, hour).stream())
                .findFirst()
                .ifPresent(found::add);
        return found;
    }

    private Optional<Anomaly> breadth(Subject subject, AccessProfile profile, AccessDay day) {
        UsualRange usual = UsualRange.ofValues(profile.tenantsByDay(), tolerance, LEAST_SPREAD_OF_TENANTS);
        return ofDay(subject, AnomalyRule.BREADTH, day.tenants().size(), usual, FEW_TENANTS, profile, day);
    }

    private Optional<Anomaly> mismatch(Subject subject, AccessProfile profile, AccessDay day) {
        UsualRange usual = UsualRange.ofValues(profile.mismatchesByDay(), tolerance, LEAST_SPREAD);
        return ofDay(subject, AnomalyRule.MISMATCH, day.mismatches(), usual, FEW_MISMATCHES, profile, day);
    }

    private Optional<Anomaly> pattern(Subject subject, AccessProfile profile, AccessDay day, Set<Integer> offered) {
        long fresh = day.endpoints().stream()
                .filter(endpoint ->
                        offered.contains(endpoint) && !profile.endpoints().contains(endpoint))
                .count();
        UsualRange usual = UsualRange.ofValues(profile.newEndpointsByDay(), tolerance, LEAST_SPREAD);
        return ofDay(subject, AnomalyRule.PATTERN, fresh, usual, FEW_NEW_ENDPOINTS, profile, day);
    }

    private static Optional<Anomaly> ofDay(
            Subject subject,
            AnomalyRule rule,
            long value,
            UsualRange usual,
            long few,
            AccessProfile profile,
            AccessDay day) {
        long limit = Math.max(few, (long) Math.floor(usual.limit()));
        return value <= limit
                ? Optional.empty()
                : Optional.of(new Anomaly(
                        subject,
                        rule,
                        value,
                        usual,
                        limit,
                        day.start(),
                        day.start().plus(DAY),
                        profile.days()));
    }

    private Optional<Anomaly> volume(AccessProfile profile, AccessHour hour) {
        List<Long> alike = profile.eventsAround(hour.start(), ALIKE_HOURS);
        List<Long> compared = alike.size() < LEAST_HOURS ? profile.eventsOfAllHours() : alike;
        UsualRange usual = UsualRange.ofCounts(compared, tolerance);
        long limit = Math.max(FEW_EVENTS, (long) Math.floor(usual.limit()));
        return hour.events() <= limit
                ? Optional.empty()
                : Optional.of(ofHour(AnomalyRule.VOLUME, hour, usual, limit, profile));
    }

    private Optional<Anomaly> newHour(AccessProfile profile, AccessHour hour) {
        List<Long> alike = profile.eventsAround(hour.start(), ALIKE_HOURS);
        return !alike.isEmpty() || hour.events() <= FEW_EVENTS_AT_NEW_HOURS
                ? Optional.empty()
                : Optional.of(ofHour(
                        AnomalyRule.HOUR,
                        hour,
                        UsualRange.ofCounts(alike, tolerance),
                        FEW_EVENTS_AT_NEW_HOURS,
                        profile));
    }

    private static Anomaly ofHour(
            AnomalyRule rule, AccessHour hour, UsualRange usual, long limit, AccessProfile profile) {
        Instant end = hour.start().plus(HOUR);
        return new Anomaly(hour.subject(), rule, hour.events(), usual, limit, hour.start(), end, profile.days());
    }
}
