package dev.bulwark.instrument.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.model.TimeOrderedIds;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.redaction.EventRedaction;
import dev.bulwark.model.redaction.RedactionSettings;
import dev.bulwark.model.redaction.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch over which the server comes to grief; the pauses of minutes last seconds here. */
class StubbornBatchTest {
    private static final int HASTE = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STUBBORN = "stubborn";

    @TempDir
    Path folder;

    private final LongSupplier nanoTime = () -> System.nanoTime() * HASTE;
    private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC(), new Random(1));
    private final EventHeaders headers = new EventHeaders(Clock.systemUTC(), ids);
    private final IngestServer server = new IngestServer();
    private final LossAccount losses = new LossAccount();
    private final Outbox outbox = new Outbox(1 << 20, losses);
    private Shipping shipping;

    @BeforeEach
    void start() {
        OwnFailures failures = new OwnFailures();
        Random random = new Random(2);
        Gatherer gatherer = new Gatherer(
                outbox,
                List::of,
                List.of(),
                new Interval(Duration.ofSeconds(1), nanoTime),
                new Interval(Duration.ofDays(1), nanoTime),
                failures);
        shipping = new ShippingOffice(
                        server.address(),
                        null,
                        new Sender("shop", "shop-1", "1"),
                        folder,
                        1 << 20,
                        1 << 20,
                        Clock.systemUTC(),
                        nanoTime,
                        ids,
                        random::nextLong,
                        new EventRedaction(new Redactor(RedactionSettings.withSalt("salt"))))
                .open(gatherer, policy -> {}, () -> {}, losses, failures);
    }

    @AfterEach
    void stop() {
        shipping.close();
        server.close();
    }

    @Test
    void theOthersPassItAndInTheEndItIsGivenUpAndCounted() {
        AtomicInteger refused = new AtomicInteger(); // the greeting is a request, too
        server.failOn(batch -> isStubborn(batch) && refused.incrementAndGet() > 0);
        tell(STUBBORN);
        await().atMost(PATIENCE).until(() -> refused.get() > 0);
        for (int i = 0; losses.ledger(0).dropped().isEmpty(); i++) {
            int told = i + 1;
            tell("other " + i);
            await().atMost(PATIENCE)
                    .until(() -> server.events(ActivityEvent.class).size() == told);
        }
        assertThat(losses.ledger(0).dropped()).isEqualTo(Map.of("server_error", 1L));
    }

    @Test
    void aServerThatComesToGriefOverEverythingLosesNothing() {
        server.failOn(batch -> true);
        tell(STUBBORN);
        awaitRefusals(1);
        for (int i = 0; i < 5; i++) {
            tell("other " + i);
            awaitRefusals(server.requests() + Setbacks.TRIES_IN_A_ROW);
        }
        server.failOn(batch -> false);
        await().atMost(PATIENCE).until(() -> server.events(ActivityEvent.class).size() == 6);
        assertThat(losses.ledger(0).dropped()).isEmpty();
    }

    private void tell(String name) {
        outbox.add(new ActivityEvent(headers.ofApplication(), "test", name, null, null, Map.of(), null, null));
    }

    private void awaitRefusals(int requests) {
        await().atMost(PATIENCE).until(() -> server.requests() >= requests);
    }

    private static boolean isStubborn(Batch batch) {
        return batch.events().stream()
                .anyMatch(event -> event instanceof ActivityEvent activity
                        && activity.activityName().equals(STUBBORN));
    }
}
