package dev.bulwark.console.isolation;

import dev.bulwark.console.controls.FactGrid.Fact;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.model.isolation.Violation;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Who did what from where. */
final class ViolationFacts {
    private ViolationFacts() {}

    static List<Fact> of(Violation violation) {
        boolean asExpected = Objects.equals(violation.tenant(), violation.expectedTenant());
        return List.of(
                new Fact("Tenant", violation.tenant()),
                new Fact("User", violation.user()),
                new Fact("Reached tenants", listed(violation.accessedTenants())),
                new Fact("Expected tenant", asExpected ? "" : violation.expectedTenant()),
                new Fact("Tables", tables(violation)),
                new Fact("Instance", violation.app() + " / " + violation.instance()),
                new Fact("Address", violation.ipAddress()),
                new Fact("Trace", violation.traceId()),
                new Fact("Request", violation.requestId()),
                new Fact("Reference", violation.id().toString()));
    }

    private static String tables(Violation violation) {
        return violation.details().get("tables") instanceof Collection<?> tables ? listed(tables) : "";
    }

    private static String listed(Collection<?> texts) {
        return texts.isEmpty() ? "" : ViolationWords.listed(texts);
    }
}
