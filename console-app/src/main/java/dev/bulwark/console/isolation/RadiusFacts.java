package dev.bulwark.console.isolation;

import dev.bulwark.console.controls.FactGrid.Fact;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.Times;
import dev.bulwark.model.isolation.BlastRadius;
import dev.bulwark.model.isolation.BlastRadius.Share;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a defect reached, in words. */
final class RadiusFacts {
    private static final int NAMED = 3;

    private RadiusFacts() {}

    static List<Fact> of(BlastRadius radius, Times times) {
        return List.of(
                new Fact("Could reach", radius.unbounded() ? "any tenant's rows" : "the tenants below only"),
                new Fact("Violations", Figures.count(radius.violations()) + ", " + blocked(radius)),
                new Fact("Executions", count(radius.executions())),
                new Fact("Foreign rows", count(radius.rows())),
                new Fact("Tenants reached", share(radius.tenants())),
                new Fact("Work done for", share(radius.callers())),
                new Fact("Users", share(radius.users())),
                new Fact("Endpoints", share(radius.endpoints())),
                new Fact("Responses", responses(radius.responses())),
                new Fact("First", times.full(radius.firstAt())),
                new Fact("Last", times.full(radius.lastAt())));
    }

    private static String blocked(BlastRadius radius) {
        return radius.blocked() == 0 ? "none blocked" : Figures.count(radius.blocked()) + " of them blocked";
    }

    private static String count(@Nullable Long value) {
        return value == null ? "" : Figures.count(value);
    }

    /** {@code 5: acme (12), globex (4), hooli (1), …}. */
    private static String share(Share share) {
        if (share.count() == 0) {
            return "";
        }
        String named = share.most().stream()
                .limit(NAMED)
                .map(one -> one.name() + " (" + Figures.count(one.count()) + ")")
                .collect(Collectors.joining(", "));
        return Figures.count(share.count()) + ": " + named + (share.count() > NAMED ? ", …" : "");
    }

    private static String responses(BlastRadius.Responses responses) {
        return Figures.count(responses.exposed()) + " went out, " + Figures.count(responses.stopped()) + " stopped";
    }
}
