package dev.bulwark.server.anomalies;

import dev.bulwark.server.anomalies.Subject.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one subject does week after week, as people do it: at their hours, less on weekends, more on some days than on others,
 * a few things often and many seldom.
 */
final class Traffic {
    static final int ENDPOINTS = 60;

    private final Random random;
    private final Subject subject;
    private final int beginsAt;
    private final int hours;
    private final double busiest;
    private final int tenants;
    private final boolean weekends;

    Traffic(Random random, Subject subject) {
        this.random = random;
        this.subject = subject;
        this.beginsAt = random.nextInt(24);
        this.hours = 6 + random.nextInt(6);
        this.busiest = subject.kind() == Kind.USER ? 1 + random.nextInt(30) : 20 + random.nextInt(500);
        this.tenants = random.nextInt(5) == 0 ? 2 + random.nextInt(10) : 1;
        this.weekends = random.nextInt(3) == 0;
    }

    static Set<Integer> allEndpoints() {
        return IntStream.range(0, ENDPOINTS)
                .mapToObj(i -> ("GET /e" + i).hashCode())
                .collect(Collectors.toSet());
    }

    /** The hours of a day, in their order; none on a day off. */
    List<AccessHour> day(Instant day) {
        boolean weekend = day.atOffset(ZoneOffset.UTC).getDayOfWeek().getValue() > 5;
        List<AccessHour> found = new ArrayList<>();
        if ((weekend && !weekends) || random.nextInt(12) == 0) {
            return found;
        }
        double mood = Math.exp(random.nextGaussian() / 3) * (weekend ? 0.3 : 1);
        for (int hour = 0; hour < 24; hour++) {
            double share = Math.floorMod(hour - beginsAt, 24) < hours ? 1 : 0.01;
            long events = poisson(busiest * mood * share);
            if (events > 0) {
                found.add(hour(day.plus(Duration.ofHours(hour)), events));
            }
        }
        return found;
    }

    Subject subject() {
        return subject;
    }

    private AccessHour hour(Instant start, long events) {
        Set<Integer> endpoints = new HashSet<>();
        Set<Integer> touched = new HashSet<>();
        for (long i = 0; i < Math.min(events, 200); i++) {
            int rank =
                    (int) Math.min(ENDPOINTS - 1, Math.floor(Math.exp(random.nextDouble() * Math.log(ENDPOINTS))) - 1);
            endpoints.add(("GET /e" + rank).hashCode());
            touched.add(("tenant-" + random.nextInt(tenants)).hashCode());
        }
        long mismatches = tenants > 1 && random.nextInt(10) == 0 ? 1 : 0;
        return new AccessHour(subject, start, events, touched, endpoints, mismatches);
    }

    private long poisson(double mean) {
        if (mean > 50) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        long count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
