package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.response.Contamination;
import dev.bulwark.instrument.violation.Finding;
import dev.bulwark.model.isolation.ViolationType;
import java.util.List;
import java.util.Map;

/** Reports foreign identifiers in a request's response. */
record ForeignTenants(RequestWatch watch, RequestContext request) implements Contamination {
    private static final String SUBJECT = "response";
    private static final int LONGEST_SHOWN = 100;

    @Override
    public String report(String foreign, boolean started) {
        String shown = foreign.length() <= LONGEST_SHOWN ? foreign : foreign.substring(0, LONGEST_SHOWN);
        Map<String, Object> details = Map.of(
                "reason",
                "the response carries the identifier of a tenant that is not the caller's",
                "connectionCut",
                started);
        return watch.violations()
                .report(
                        request,
                        ViolationType.RESPONSE_CONTAMINATION,
                        SUBJECT,
                        () -> new Finding(
                                ViolationType.RESPONSE_CONTAMINATION,
                                SUBJECT,
                                null,
                                null,
                                List.of(),
                                List.of(shown),
                                details,
                                true))
                .toString();
    }
}
