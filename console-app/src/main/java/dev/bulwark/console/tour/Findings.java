package dev.bulwark.console.tour;

import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.isolation.ViolationRow;
import dev.bulwark.console.tasks.FxThread;
import dev.bulwark.model.isolation.MarkKind;
import dev.bulwark.model.isolation.Violation;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the tour saw among the violations. */
final class Findings {
    private final Sights sights;
    private final FxThread fx;
    private final Patience patience;

    Findings(Sights sights, FxThread fx, Patience patience) {
        this.sights = sights;
        this.fx = fx;
        this.patience = patience;
    }

    /** Gives the applications time to cause something worth showing; goes on without after the limit. */
    void waitForCritical(Duration limit) {
        fx.execute(sights.shell()::showViolations);
        patience.until(limit, () -> mostTelling().isPresent());
    }

    /** Opens a telling violation: critical, with a statement in which much is marked. */
    void openTelling() {
        fx.execute(() -> {
            sights.shell().showViolations();
            mostTelling().ifPresent(row -> sights.detail().openViolation(row.id()));
        });
    }

    private Optional<ViolationRow> mostTelling() {
        return sights.violations().rows().stream()
                .filter(row -> row.violation().needsAttention())
                .max(Comparator.comparingLong(row -> tellingness(row.violation())));
    }

    private static long tellingness(Violation violation) {
        long kinds =
                violation.marks().stream().map(mark -> mark.kind()).distinct().count();
        boolean missing = violation.marks().stream().anyMatch(mark -> mark.kind() == MarkKind.MISSING_PREDICATE);
        return kinds * 2 + (missing ? 1 : 0);
    }

    /** How many of each type, with the endpoint and the tenant that caused them. */
    void print(PrintStream out) {
        List<Violation> seen = fx.ask(() ->
                sights.violations().rows().stream().map(ViolationRow::violation).toList());
        Map<String, Long> counts =
                seen.stream().collect(Collectors.groupingBy(Findings::describe, TreeMap::new, Collectors.counting()));
        out.println("open violations among the newest " + seen.size() + ":");
        counts.forEach((what, count) -> out.printf("%6d  %s%n", count, what));
    }

    private static String describe(Violation violation) {
        return ViolationWords.headline(violation) + ", tenant " + ViolationWords.orDash(violation.tenant());
    }
}
