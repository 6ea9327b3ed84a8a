package dev.bulwark.instrument.testkit;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** A servlet that does what the test wants just now. */
public final class HandlerServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient AtomicReference<Handler> handler;

    public HandlerServlet(AtomicReference<Handler> handler) {
        this.handler = handler;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            handler.get().handle(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw HandlerServlet.<RuntimeException>undeclared(e);
        }
    }

    /** As languages without checked exceptions throw them. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T undeclared(Exception thrown) throws T {
        throw (T) thrown;
    }
}
