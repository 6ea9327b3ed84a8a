package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.response.Contamination;
import dev.bulwark.instrument.response.ForeignValue;
import dev.bulwark.instrument.violation.Finding;
import dev.bulwark.model.isolation.ViolationType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reports foreign identifiers in a request's response. */
record ForeignTenants(RequestWatch watch, RequestContext request) implements Contamination {
    private static final String SUBJECT = "response";
    private static final int LONGEST_SHOWN = 100;

    @Override
    public String report(ForeignValue foreign, boolean started) {
        try {
            return watch.violations()
                    .report(request, ViolationType.RESPONSE_CONTAMINATION, SUBJECT, () -> finding(foreign, started))
                    .toString();
        } catch (Throwable e) { // the response is stopped all the same
            watch.failures().swallow("reporting a contaminated response", e);
            return new UUID(watch.random().nextLong(), watch.random().nextLong()).toString();
        }
    }

    private static Finding finding(ForeignValue foreign, boolean started) {
        String value = foreign.value();
        String shown = value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN);
        String reason = foreign.isTenant()
                ? "the response carries the identifier of a tenant that is not the caller's"
                : "the response carries what the application does not let the caller see";
        return new Finding(
                ViolationType.RESPONSE_CONTAMINATION,
                SUBJECT,
                null,
                null,
                List.of(),
                foreign.isTenant() ? List.of(shown) : List.of(),
                Map.of("reason", reason, "connectionCut", started, "key", foreign.key(), "value", shown),
                true);
    }
}
