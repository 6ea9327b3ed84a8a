package dev.bulwark.instrument.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where asynchronous work is sent whose response must be cut off: a container gives up a connection when a dispatch fails.
 * To everybody else nothing is found here.
 */
final class CutServlet extends HttpServlet {
    /** Nobody else answers to this path. */
    static final String PATH = "/.bulwark-cut";

    private static final long serialVersionUID = 1L;

    /** Some containers let a filter add servlets, and only these have none of their own for every path. */
    static void addTo(ServletContext context) {
        try {
            ServletRegistration.Dynamic added = context.addServlet("dev.bulwark.cut", new CutServlet());
            if (added != null) {
                added.addMapping(PATH);
                added.setAsyncSupported(true);
            }
        } catch (IllegalStateException | UnsupportedOperationException e) {
            // the container has a servlet for every path, behind the filter
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestFlow.EXCHANGE) instanceof Exchange exchange) {
            exchange.cutIfContaminated();
        }
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
