package dev.bulwark.instrument.logs;

import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.response.ContaminatedResponseException;
import jakarta.servlet.ServletException;
import java.util.Set;

/** Reports exceptions that ended a request because nothing caught them. Thread-safe. */
public final class UncaughtExceptions {
    /** How containers say that the client went away. */
    private static final Set<String> GONE = Set.of("ClientAbortException", "EofException");

    private final LogReports reports;

    public UncaughtExceptions(LogReports reports) {
        this.reports = reports;
    }

    /** Reports what was thrown out of a request, but for what Bulwark threw itself and for clients that went away. */
    public void thrown(RequestContext request, Throwable thrown) {
        boolean own = thrown instanceof ContaminatedResponseException;
        if (!own && !GONE.contains(thrown.getClass().getSimpleName())) {
            Throwable root = thrown instanceof ServletException wrapper ? wrapper.getRootCause() : null;
            reports.exception(request, root == null ? thrown : root);
        }
    }
}
