package dev.bulwark.sample;

import dev.bulwark.sample.platform.Rollup;
import dev.bulwark.sample.watch.Monitoring;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's nightly work; a demonstration's nights are half a minute long. */
final class Nightly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);
    private static final Duration NIGHT = Duration.ofSeconds(30);

    private final Rollup rollup;
    private final Monitoring monitoring;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread nightly = new Thread(task, "nightly");
        nightly.setDaemon(true);
        return nightly;
    });

    private final ScheduledFuture<?> nights;

    Nightly(Rollup rollup, Monitoring monitoring) {
        this.rollup = rollup;
        this.monitoring = monitoring;
        this.nights = thread.scheduleAtFixedRate(this::run, 1, NIGHT.toSeconds(), TimeUnit.SECONDS);
    }

    private void run() {
        try {
            monitoring.job("nightly rollup", NIGHT, () -> LOG.debug("rollup: {}", rollup.run()));
        } catch (RuntimeException e) {
            // An exception would end the schedule, and the next night may go well.
            LOG.warn("The rollup failed: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        nights.cancel(false);
        thread.shutdownNow();
    }
}
