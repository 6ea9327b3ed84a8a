package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.Caller;
import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.FailedOperationEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the API is given, the application does not notice and everything else arrives. */
class AnythingGoesPropertyTest {
    private static final int ROUNDS = 3_000;

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Map<String, Object> changing = new HashMap<>();

    @Test
    void nothingIsEverThrownAndWhatIsReportedArrives() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread changer = new Thread(() -> {
            for (int i = 0; !done.get(); i++) {
                changing.put("key " + i % 1000, i);
                changing.remove("key " + (i + 500) % 1000);
            }
        });
        changer.start();
        try (ReportingApp app = new ReportingApp(folder)) {
            for (int round = 0; round < ROUNDS; round++) {
                int current = round;
                assertThatCode(() -> tellAnything(app.bulwark()))
                        .as("seed %d, round %d", seed, current)
                        .doesNotThrowAnyException();
            }
            app.bulwark().activity("test", "the end", null, null, Map.of());
            app.await(ActivityEvent.class, event -> event.activityName().equals("the end"));
            assertThat(app.allAfterClosing(FailedOperationEvent.class)).isNotEmpty();
            assertThat(app.dropped()).as("seed %d", seed).doesNotContainKey("not_encodable");
        } finally {
            done.set(true);
            changer.join();
        }
    }

    @Test
    void whatIsKeptOfAnythingIsBounded() {
        for (int round = 0; round < 300; round++) {
            Copies copies = new Copies();
            copies.name(text());
            copies.values(values());
            copies.messageOf(error());
            copies.stackOf(error());
            assertThat(copies.weight()).as("seed %d", seed).isLessThan(256 * 1024);
        }
    }

    @Test
    void afterTheEndEverythingIsStillHarmlessAndWorkIsDone() {
        ReportingApp app = new ReportingApp(folder);
        app.close();
        for (int round = 0; round < 200; round++) {
            assertThatCode(() -> tellAnything(app.bulwark())).doesNotThrowAnyException();
        }
        assertThat(app.bulwark().external("a").<Integer, RuntimeException>call("b", () -> 7))
                .isEqualTo(7);
        assertThat(app.bulwark().job("a").<Integer, RuntimeException>call(() -> 7))
                .isEqualTo(7);
    }

    private void tellAnything(Bulwark bulwark) {
        switch (random.nextInt(10)) {
            case 0 -> bulwark.failedOperation(text(), text(), error(), values(), severity());
            case 1 -> bulwark.activity(text(), text(), text(), text(), values());
            case 2 ->
                bulwark.audit(text())
                        .on(text(), text())
                        .change(values(), values())
                        .error(error());
            case 3 ->
                bulwark.operation(text(), text())
                        .with(text(), value())
                        .severity(severity())
                        .failed(error());
            case 4 -> bulwark.external(text()).called(text(), duration(), error());
            case 5 -> bulwark.external(text()).webhookReceived(text());
            case 6 -> bulwark.job(text()).every(duration()).heartbeat();
            case 7 -> bulwark.connections().open(text(), text(), caller()).failed(error());
            case 8 -> metrics(bulwark.metrics());
            default -> bulwark.deployed(text(), text());
        }
    }

    private void metrics(Metrics metrics) {
        metrics.count(text(), random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextGaussian(), labels());
        metrics.took(text(), duration());
    }

    private String text() {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> "\uD800 alone";
            case 3 -> "x".repeat(199) + "\uD83D\uDE00 cut in the middle";
            case 4 -> "zero \0 and \u001B[31m";
            case 5 -> "long ".repeat(100_000);
            default -> "name " + random.nextInt(10_000);
        };
    }

    private Object value() {
        return switch (random.nextInt(7)) {
            case 0 -> null;
            case 1 -> cyclic();
            case 2 -> new ThrowingText(new IllegalStateException("no text"));
            case 3 -> new ThrowingText(new AssertionError("no text"));
            case 4 -> new ThrowingText(new StackOverflowError());
            case 5 -> Double.NaN;
            default -> text();
        };
    }

    private Map<String, Object> values() {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> changing;
            case 2 -> new BrokenMap();
            case 3 -> huge();
            default -> few();
        };
    }

    private Map<String, Object> few() {
        Map<String, Object> few = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            few.put(text(), value());
        }
        return few;
    }

    private static Map<String, Object> huge() {
        Map<String, Object> huge = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            huge.put("key " + i, "value ".repeat(500));
        }
        return huge;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Map<String, String> labels() {
        return (Map) values();
    }

    private static List<Object> cyclic() {
        List<Object> outer = new ArrayList<>();
        List<Object> inner = new ArrayList<>(List.of(outer));
        outer.add(inner);
        return outer;
    }

    private Throwable error() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new WordlessException();
            case 2 -> deep();
            default -> new IllegalStateException(text());
        };
    }

    private static Throwable deep() {
        Throwable error = new IllegalStateException("root");
        for (int i = 0; i < 2_000; i++) {
            error = new IllegalStateException("cause " + i, error);
        }
        return error;
    }

    private Duration duration() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> Duration.ofSeconds(Long.MAX_VALUE);
            case 2 -> Duration.ofSeconds(-5);
            default -> Duration.ofMillis(5);
        };
    }

    private Severity severity() {
        return random.nextBoolean() ? null : Severity.WARNING;
    }

    private Caller caller() {
        return random.nextBoolean() ? null : new Caller(text(), text());
    }

    private record ThrowingText(Throwable failure) {
        @Override
        public String toString() {
            throw ThrowingText.<RuntimeException>unchecked(failure);
        }

        @SuppressWarnings("unchecked")
        private static <E extends Throwable> E unchecked(Throwable failure) throws E {
            throw (E) failure;
        }
    }

    private static final class WordlessException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }

    private static final class BrokenMap extends AbstractMap<String, Object> {
        @Override
        public Set<Entry<String, Object>> entrySet() {
            throw new UnsupportedOperationException("no entries");
        }
    }
}
