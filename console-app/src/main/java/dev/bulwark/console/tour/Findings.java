package dev.bulwark.console.tour;

import dev.bulwark.console.client.Listing;
import dev.bulwark.console.client.TelemetryApi;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.Page;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the server knows of violations, as the tour tells it. Blocks: never on the JavaFX thread. */
final class Findings {
    private static final Map<String, String> CRITICAL = Map.of("resolved", "false", "severity", "critical");
    private static final Map<String, String> CRITICAL_AND_MISSING =
            Map.of("resolved", "false", "severity", "critical", "type", "missing_filter");
    private static final int PAGE = 500;
    private static final int PAGES = 20;

    /** As many as the list shows at first, so that the chosen one can be seen in it. */
    private static final int LISTED = 40;

    private final TelemetryApi api;

    Findings(TelemetryApi api) {
        this.api = api;
    }

    /** A critical violation with a statement in which much is marked, if there is any. */
    Optional<Violation> mostTelling() throws FailureException {
        Optional<Violation> recent = mostTelling(CRITICAL);
        return recent.isPresent() ? recent : mostTelling(CRITICAL_AND_MISSING);
    }

    private Optional<Violation> mostTelling(Map<String, String> filters) throws FailureException {
        return api.page(Listing.VIOLATIONS, filters, null, LISTED).items().stream()
                .filter(violation -> violation.queryText() != null)
                .max(Comparator.comparingLong(Findings::tellingness));
    }

    private static long tellingness(Violation violation) {
        return violation.marks().stream().map(Mark::kind).distinct().count();
    }

    /** How many of each type, with the endpoints and tenants that caused them. */
    void print(PrintStream out) throws FailureException {
        List<Violation> found = newest();
        out.println("violations found: " + found.size());
        found.stream()
                .collect(Collectors.groupingBy(Violation::violationType, TreeMap::new, Collectors.toList()))
                .forEach((type, ofType) -> printType(type, ofType, out));
    }

    private static void printType(ViolationType type, List<Violation> violations, PrintStream out) {
        out.println("  " + ViolationWords.of(type) + ": " + violations.size());
        counted(violations, Violation::endpoint)
                .forEach((endpoint, there) -> out.println("    " + endpoint + ": " + there.size() + " ("
                        + counted(there, Violation::tenant).entrySet().stream()
                                .map(tenant -> tenant.getKey() + " "
                                        + tenant.getValue().size())
                                .collect(Collectors.joining(", "))
                        + ")"));
    }

    private interface Name {
        @Nullable
        String of(Violation violation);
    }

    private static Map<String, List<Violation>> counted(List<Violation> violations, Name name) {
        return violations.stream()
                .collect(Collectors.groupingBy(
                        violation -> ViolationWords.orDash(name.of(violation)), TreeMap::new, Collectors.toList()));
    }

    private List<Violation> newest() throws FailureException {
        List<Violation> found = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < PAGES; page++) {
            Page<Violation> next = api.page(Listing.VIOLATIONS, Map.of(), cursor, PAGE);
            found.addAll(next.items());
            cursor = next.nextCursor();
            if (cursor == null) {
                break;
            }
        }
        return found;
    }
}
