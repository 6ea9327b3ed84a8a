package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.thread.OwnThreads;
import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.redaction.EventRedaction;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sets up the way to the server.
 *
 * @param server the telemetry server
 * @param spoolDirectory where batches wait while it is away
 * @param spoolBytes how much may wait there
 * @param memoryBytes how much may wait in memory on its way, and once more where that directory cannot be written to
 * @param redaction takes secrets out of every event before it is sent or spooled
 */
public record ShippingOffice(
        URI server,
        @Nullable String token,
        Sender sender,
        Path spoolDirectory,
        long spoolBytes,
        long memoryBytes,
        Clock clock,
        LongSupplier nanoTime,
        IdGenerator ids,
        RandomGenerator random,
        EventRedaction redaction) {

    private static final Duration GREETING = Duration.ofSeconds(5);

    /** The HTTP client's thread ends when there was nothing to send for so long. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    /**
     * Starts the shipping thread.
     *
     * @param policies told with every answer what the server says about unsafe statements; null when it says nothing
     * @param chores done by the shipping thread several times a second
     */
    public Shipping open(
            Gatherer gatherer,
            Consumer<@Nullable IsolationPolicy> policies,
            Runnable chores,
            LossAccount losses,
            OwnFailures failures) {
        return Shipping.start(gatherer, () -> dispatch(policies, losses, failures), chores, failures);
    }

    private Dispatch dispatch(Consumer<@Nullable IsolationPolicy> policies, LossAccount losses, OwnFailures failures) {
        Spool spool = Spool.open(spoolDirectory, new Spool.Limits(spoolBytes, memoryBytes), losses, failures);
        IngestClient client = new IngestClient(server, token, OwnThreads.pool("http", 1, IDLE), clock);
        Courier courier =
                new Courier(client, policies, losses, new Backoff(random), failures, nanoTime, spool::isOnDisk);
        BatchMaker batches = new BatchMaker(sender, clock, ids, redaction);
        Interval greeting = new Interval(GREETING, nanoTime);
        return new Dispatch(batches, courier, greeting, spool, losses, failures, nanoTime, memoryBytes);
    }
}
