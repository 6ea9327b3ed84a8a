package dev.bulwark.server.investigation;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Names;
import dev.bulwark.model.isolation.Violation;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers violating statements as they should have been, proven confined. Works them out when they are asked for, a few at a
 * time; a statement that takes too long, or comes while all are busy, gets none. Thread-safe.
 */
public final class Suggestions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Suggestions.class);
    private static final int MOST_AT_ONCE = 2;
    private static final long IDLE_SECONDS = 10;

    private final Duration patience;
    private final ThreadPoolExecutor workers;

    /** @param patience how long somebody waits for one */
    public Suggestions(Duration patience) {
        this.patience = patience;
        this.workers = new ThreadPoolExecutor(
                0, MOST_AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Suggestions::thread);
    }

    Optional<String> of(Violation violation) {
        String sql = violation.queryText();
        String tenant = violation.expectedTenant() == null ? violation.tenant() : violation.expectedTenant();
        if (sql == null || tenant == null) {
            return Optional.empty();
        }
        Set<String> tables =
                Details.texts(violation, "tables").stream().map(Names::table).collect(Collectors.toUnmodifiableSet());
        String reason = Details.reason(violation).orElse(null);
        return inTime(new ReportedSchema(sql, tenant, tables, reason));
    }

    private Optional<String> inTime(ReportedSchema schema) {
        try {
            Future<Optional<String>> found = workers.submit(() -> mended(schema));
            return found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | TimeoutException tooMuch) {
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.error("A statement could not be mended", e.getCause());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** No bound value is known: at first the tenant is taken for all of them, so that only what the text lacks is added. */
    private static Optional<String> mended(ReportedSchema schema) {
        return Stream.<BoundParameters>of(position -> schema.tenant(), BoundParameters.NONE)
                .flatMap(values -> schema
                        .judge(values)
                        .flatMap(judge -> Optional.ofNullable(judge.suggestion(schema.sql(), schema.tenant(), values)))
                        .stream())
                .findFirst();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "suggestions");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
