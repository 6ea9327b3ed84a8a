package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.redaction.EventRedaction;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sets up the way to the server.
 *
 * @param server the telemetry server
 * @param spoolDirectory where batches wait while it is away
 * @param redaction takes secrets out of every event before it is sent or spooled
 */
public record ShippingOffice(
        URI server,
        @Nullable String token,
        Sender sender,
        Path spoolDirectory,
        long spoolBytes,
        Clock clock,
        LongSupplier nanoTime,
        IdGenerator ids,
        RandomGenerator random,
        EventRedaction redaction) {

    private static final Duration GREETING = Duration.ofSeconds(5);

    /**
     * Starts the shipping thread.
     *
     * @param policies told with every answer what the server says about unsafe statements; null when it says nothing
     */
    public Shipping open(
            Gatherer gatherer, Consumer<@Nullable IsolationPolicy> policies, LossAccount losses, OwnFailures failures) {
        Spool spool = Spool.open(spoolDirectory, spoolBytes, losses, failures);
        IngestClient client = new IngestClient(server, token, httpThreads());
        Courier courier = new Courier(client, spool, policies, losses, new Backoff(random), nanoTime);
        BatchMaker batches = new BatchMaker(sender, clock, ids, redaction);
        Interval greeting = new Interval(GREETING, nanoTime);
        return Shipping.start(gatherer, new Dispatch(batches, courier, greeting, spool, losses, failures), failures);
    }

    /** The HTTP client's own work; its threads end when there is none. */
    private static Executor httpThreads() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(2, 2, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "bulwark-http");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
