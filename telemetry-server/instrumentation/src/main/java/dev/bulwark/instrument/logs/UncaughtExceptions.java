package dev.bulwark.instrument.logs;

import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.response.ContaminatedResponseException;
import jakarta.servlet.ServletException;

/** Reports exceptions that ended a request because nothing caught them. Thread-safe. */
public final class UncaughtExceptions {
    private final LogReports reports;

    public UncaughtExceptions(LogReports reports) {
        this.reports = reports;
    }

    /** Reports what was thrown out of a request, but for what Bulwark threw itself. */
    public void thrown(RequestContext request, Throwable thrown) {
        if (!(thrown instanceof ContaminatedResponseException)) {
            Throwable root = thrown instanceof ServletException wrapper ? wrapper.getRootCause() : null;
            reports.exception(request, root == null ? thrown : root);
        }
    }
}
