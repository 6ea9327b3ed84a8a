package dev.bulwark.sample.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.sample.sessions.Session;
import dev.bulwark.sample.sessions.Sessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API's front door: finds the route, asks who calls, lets the feature answer, writes the answer. */
public final class ApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);

    /** Where whoever watches the platform finds the route's template. */
    private static final String ENDPOINT = "dev.bulwark.endpoint";

    private final transient Router router;
    private final transient Sessions sessions;
    private final transient ObjectMapper json;

    public ApiServlet(Router router, Sessions sessions, ObjectMapper json) {
        this.router = router;
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(answer(request), response);
    }

    private Reply answer(HttpServletRequest request) {
        try {
            Router.Hit hit = router.find(request.getMethod(), request.getRequestURI());
            request.setAttribute(ENDPOINT, hit.route().template());
            Session session = sessions.of(request).orElse(null);
            admit(hit.route(), session);
            Object answer = hit.route().handler().handle(new Call(request, hit.values(), session, json));
            return answer instanceof Reply reply ? reply : Reply.ok(answer);
        } catch (ApiException e) {
            return problem(e.status(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.debug("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            return problem(500, "Something went wrong on our side. Please try again.");
        }
    }

    private static void admit(Route route, @Nullable Session session) {
        if (route.role() == null) {
            return;
        }
        if (session == null) {
            throw new ApiException(401, "Please sign in.");
        }
        if (!session.role().covers(route.role())) {
            throw new ApiException(403, "Your role does not allow this.");
        }
    }

    private static Reply problem(int status, String detail) {
        return new Reply(status, "application/problem+json", new Problem(status, detail), Map.of());
    }

    private void write(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        reply.headers().forEach(response::addHeader);
        if (reply.body() == null) {
            return;
        }
        response.setContentType(reply.contentType());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (reply.body() instanceof String text) {
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } else {
            json.writeValue(response.getOutputStream(), reply.body());
        }
    }

    private record Problem(int status, String detail) {}
}
