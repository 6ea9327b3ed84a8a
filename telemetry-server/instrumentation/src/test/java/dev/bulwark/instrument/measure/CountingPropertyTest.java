package dev.bulwark.instrument.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.Budget;
import dev.bulwark.instrument.Condensing;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.RequestIdentity;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.shipping.LossAccount;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.TimeOrderedIds;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.StatementSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.isolation.VerdictKind;
import dev.bulwark.model.performance.LatencyHistogram;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever threads count at once, while tables are taken away under their hands, every single one is counted once. */
class CountingPropertyTest {
    private static final int THREADS = 6;
    private static final int EACH = 60_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final EventHeaders headers =
            new EventHeaders(Clock.systemUTC(), new TimeOrderedIds(Clock.systemUTC(), new Random(1)));
    private final OwnFailures failures = new OwnFailures();
    private final SelfBudget budget = new SelfBudget(
            Budget.NONE, () -> new CostSource.Costs(0, new LatencyHistogram()), failures, System::nanoTime);
    private final Outbox outbox = new Outbox(1 << 20, new LossAccount());

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void statementsAddUpUnderConcurrencyAndRotation(long seed) throws Exception {
        StatementCounts counts =
                new StatementCounts(Condensing.DEFAULTS.withSeries(50, 60), budget, outbox, headers, System::nanoTime);
        List<StatementAnalysis> statements = statements();
        Map<VerdictKind, LongAdder> truth = new ConcurrentHashMap<>();
        LongAdder failed = new LongAdder();
        List<TelemetryEvent> told = whileCounting(counts, seed, random -> {
            VerdictKind verdict = VerdictKind.values()[random.nextInt(VerdictKind.values().length)];
            boolean fails = random.nextInt(10) == 0;
            int times = random.nextInt(5) == 0 ? random.nextInt(1, 100) : 1;
            counts.count(
                    counts.now(),
                    statements.get(random.nextInt(statements.size())),
                    "GET /" + random.nextInt(7),
                    random.nextInt(4) == 0 ? null : "tenant " + random.nextInt(3),
                    verdict,
                    fails,
                    verdict == VerdictKind.MISSING_FILTER,
                    Math.abs(random.nextLong()) >>> 20 + random.nextInt(40),
                    times);
            truth.computeIfAbsent(verdict, key -> new LongAdder()).add(times);
            failed.add(fails ? times : 0);
        });
        assertThat(told).allSatisfy(event -> assertThat(event).isInstanceOf(StatementSummaryEvent.class));
        List<StatementSummaryEvent> summaries =
                told.stream().map(StatementSummaryEvent.class::cast).toList();
        truth.forEach((verdict, count) -> assertThat(summaries.stream()
                        .filter(summary -> summary.verdict() == verdict)
                        .mapToLong(StatementSummaryEvent::count)
                        .sum())
                .as("%s with seed %d", verdict, seed)
                .isEqualTo(count.sum()));
        assertThat(summaries.stream().mapToLong(StatementSummaryEvent::errors).sum())
                .isEqualTo(failed.sum());
        assertThat(summaries.stream()
                        .mapToLong(StatementSummaryEvent::wouldBlock)
                        .sum())
                .isEqualTo(truth.get(VerdictKind.MISSING_FILTER).sum());
        assertThat(summaries)
                .allSatisfy(summary -> assertThat(
                                LatencyHistogram.fromBase64(summary.histogram()).count())
                        .isEqualTo(summary.count()));
        assertThat(summaries)
                .anySatisfy(summary -> assertThat(summary.queryHash()).isEqualTo("other"));
    }

    @Test
    void howManySeriesFoundNoRoomIsTold() {
        StatementCounts counts =
                new StatementCounts(Condensing.DEFAULTS.withSeries(50, 60), budget, outbox, headers, () -> 0);
        StatementAnalysis statement = statements().get(0);
        for (int i = 0; i < 200; i++) {
            counts.count(counts.now(), statement, "GET /" + i, null, VerdictKind.CONFINED, false, false, 1_000, 1);
        }
        counts.flushAll();
        assertThat(counts.overflowed()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void requestsAddUpUnderConcurrencyAndRotation(long seed) throws Exception {
        RequestCounts counts = new RequestCounts(Condensing.DEFAULTS.withSeries(10, 10), headers, System::nanoTime);
        LongAdder failed = new LongAdder();
        List<TelemetryEvent> told = whileCounting(counts, seed, random -> {
            boolean fails = random.nextInt(5) == 0;
            counts.count(
                    "GET /" + random.nextInt(30),
                    "t" + random.nextInt(3),
                    random.nextInt(5_000_000),
                    fails,
                    System.nanoTime());
            failed.add(fails ? 1 : 0);
        });
        List<RequestSummaryEvent> summaries =
                told.stream().map(RequestSummaryEvent.class::cast).toList();
        assertThat(summaries.stream().mapToLong(RequestSummaryEvent::count).sum())
                .isEqualTo((long) THREADS * EACH);
        assertThat(summaries.stream().mapToLong(RequestSummaryEvent::errors).sum())
                .isEqualTo(failed.sum());
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void statementsOfRequestsAddUpHoweverManyThreadsWorkForThem(long seed) throws Exception {
        StatementCounts counts = new StatementCounts(Condensing.DEFAULTS, budget, outbox, headers, System::nanoTime);
        List<StatementAnalysis> statements = statements();
        LongAdder executed = new LongAdder();
        Random seeds = new Random(seed);
        for (int i = 0; i < 300; i++) {
            RequestContext request =
                    new RequestContext(RequestIdentity.NONE, new NamedRequest("GET /" + seeds.nextInt(5)));
            AtomicInteger own = new AtomicInteger();
            List<Future<Void>> running = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                Random random = new Random(seeds.nextLong());
                running.add(threads.submit(() -> {
                    for (int n = random.nextInt(200); n > 0; n--) {
                        StatementAnalysis statement = statements.get(random.nextInt(statements.size()));
                        int times = random.nextInt(4) == 0 ? random.nextInt(1, 1000) : 1;
                        long nanos = random.nextInt();
                        counts.executed(
                                request,
                                statement,
                                VerdictKind.CONFINED,
                                false,
                                false,
                                nanos,
                                times,
                                System.nanoTime());
                        own.addAndGet(times);
                        executed.add(times);
                    }
                    return null;
                }));
            }
            if (i % 3 == 0) { // the request ends while its threads are still at work
                request.statements().end(counts);
            }
            for (Future<Void> each : running) {
                each.get();
            }
            request.statements().end(counts);
            assertThat(request.statements().total()).isEqualTo(own.get());
        }
        assertThat(counts.flushAll().stream()
                        .mapToLong(event -> ((StatementSummaryEvent) event).count())
                        .sum())
                .as("seed %d", seed)
                .isEqualTo(executed.sum());
    }

    private List<TelemetryEvent> whileCounting(
            SummarySource source, long seed, java.util.function.Consumer<Random> counting) throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed * 31 + i);
            work.add(() -> {
                for (int n = 0; n < EACH; n++) {
                    counting.accept(random);
                }
                return null;
            });
        }
        List<Future<Void>> running = new ArrayList<>();
        work.forEach(each -> running.add(threads.submit(each)));
        List<TelemetryEvent> told = new ArrayList<>();
        while (!running.stream().allMatch(Future::isDone)) {
            told.addAll(source.flushAll());
        }
        for (Future<Void> each : running) {
            each.get();
        }
        told.addAll(source.flushAll());
        return told;
    }

    private static List<StatementAnalysis> statements() {
        Judge judge = new Judge(Schema.builder().build(), JudgeSettings.defaults());
        List<StatementAnalysis> statements = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            statements.add(judge.analyse("SELECT c" + i + " FROM todos WHERE organization_id = ?"));
        }
        return statements;
    }
}
