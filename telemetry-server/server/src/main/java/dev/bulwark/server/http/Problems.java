package dev.bulwark.server.http;

import dev.bulwark.model.json.MalformedJsonException;
import dev.bulwark.server.store.SqlStates;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.time.Duration;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that can go wrong into a problem document. What the server itself got wrong is logged, not told. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Answers answers;

    public Problems(Answers answers) {
        this.answers = answers;
    }

    public void addTo(RoutesConfig routes) {
        routes.exception(RefusalException.class, this::refused);
        routes.exception(MalformedJsonException.class, this::malformed);
        routes.exception(HttpResponseException.class, this::ofTheFramework);
        routes.exception(ConnectionException.class, this::withoutStore);
        routes.exception(Exception.class, this::unexpected);
    }

    private void refused(RefusalException refusal, Context context) {
        Duration retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            context.header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        if (refusal.problem().status() == ProblemKind.NOT_SIGNED_IN.status()) {
            context.header("WWW-Authenticate", "Bearer");
        }
        answers.problem(context, refusal.problem());
    }

    private void malformed(MalformedJsonException e, Context context) {
        answers.problem(context, ProblemKind.BAD_INPUT.problem(String.valueOf(e.getMessage()), e.field()));
    }

    private void ofTheFramework(HttpResponseException e, Context context) {
        ProblemKind kind = ProblemKind.ofStatus(e.getStatus());
        String detail = kind == ProblemKind.NOT_FOUND ? "There is nothing at this address" : e.getMessage();
        if (e instanceof MethodNotAllowedResponse) {
            String known = String.join(", ", e.getDetails().values());
            context.header("Allow", known);
            detail = "This address knows " + known;
        }
        answers.problem(context, kind.problem(String.valueOf(detail), null));
    }

    /** Trying again helps, so senders must not take it for a refusal. */
    private void withoutStore(Exception e, Context context) {
        LOG.error("{} {}: the store cannot be reached", context.method(), context.path(), e);
        context.header("Retry-After", "1");
        answers.problem(context, ProblemKind.UNAVAILABLE.problem("The store cannot be reached", null));
    }

    private void unexpected(Exception e, Context context) {
        if (SqlStates.isAway(e)) {
            withoutStore(e, context);
            return;
        }
        LOG.error("{} {} failed", context.method(), context.path(), e);
        answers.problem(context, ProblemKind.INTERNAL_ERROR.problem("The server failed; its log has the reason", null));
    }
}
