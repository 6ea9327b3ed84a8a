package dev.bulwark.instrument.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.EventHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Asynchronous methods and executors of a context without a web. */
class AsynchronousWorkTest {
    private final IngestServer server = new IngestServer();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final ExecutorService threads = Executors.newFixedThreadPool(1);

    @TempDir
    private Path spool;

    @AfterEach
    void close() {
        context.close();
        threads.shutdownNow();
        server.close();
    }

    @Test
    void theyGoOnForTheCallerWithWhateverExecutorAndNothingStaysBehind() throws Exception {
        context.registerBean("pool", ThreadPoolTaskExecutor.class, () -> pool());
        context.registerBean("fresh", SimpleAsyncTaskExecutor.class, () -> new SimpleAsyncTaskExecutor());
        context.registerBean("adapted", ConcurrentTaskExecutor.class, () -> new ConcurrentTaskExecutor(threads));
        start(true);
        Worker worker = context.getBean(Worker.class);

        Bulwark bulwark = context.getBean(Bulwark.class);
        bulwark.job("nightly")
                .run(() -> bulwark.runAs(new Caller("7", "ada"), () -> {
                    for (CompletableFuture<String> thread :
                            List.of(worker.pool(), worker.fresh(), worker.adapted(), worker.anybody())) {
                        assertThat(thread.get(20, TimeUnit.SECONDS))
                                .isNotEqualTo(Thread.currentThread().getName());
                    }
                }));
        worker.pool().get(20, TimeUnit.SECONDS);

        bulwark.close();
        assertThat(server.events(ActivityEvent.class)).hasSize(5);
        assertThat(server.events(ActivityEvent.class))
                .filteredOn(activity -> activity.header().endpoint() != null)
                .hasSize(4)
                .extracting(ActivityEvent::header)
                .extracting(EventHeader::endpoint, EventHeader::tenant, EventHeader::user)
                .containsOnly(tuple("job nightly", "7", "ada"));
    }

    @Test
    void springsExecutorsCarryWhatTheyAreGivenAndStayWhatTheyAre() throws Exception {
        AtomicInteger decorated = new AtomicInteger();
        ThreadPoolTaskExecutor pool = pool();
        pool.setTaskDecorator(work -> {
            decorated.incrementAndGet();
            return work;
        });
        SimpleAsyncTaskExecutor fresh = new SimpleAsyncTaskExecutor();
        context.registerBean("pool", ThreadPoolTaskExecutor.class, () -> pool);
        context.registerBean("fresh", SimpleAsyncTaskExecutor.class, () -> fresh);
        start(true);
        Bulwark bulwark = context.getBean(Bulwark.class);
        Runnable work = () -> bulwark.activity("test", "worked", null, null, Map.of());

        for (AsyncTaskExecutor executor : List.of(pool, fresh)) {
            bulwark.runAs(
                    new Caller("7", "ada"),
                    () -> CompletableFuture.runAsync(work, executor).get(20, TimeUnit.SECONDS));
            executor.submit(work).get(20, TimeUnit.SECONDS);
        }

        bulwark.close();
        assertThat(context.getBean("pool")).isSameAs(pool);
        assertThat(context.getBean("fresh")).isSameAs(fresh);
        assertThat(decorated).hasValue(2);
        assertThat(server.events(ActivityEvent.class))
                .extracting(activity -> activity.header().tenant())
                .containsExactlyInAnyOrder("7", null, "7", null);
    }

    @Test
    void switchedOffTheyRunAsEver() throws Exception {
        context.registerBean("pool", ThreadPoolTaskExecutor.class, () -> pool());
        start(false);

        assertThat(context.getBeansOfType(AsyncMethods.class)).isEmpty();
        assertThat(context.getBean(Worker.class).pool().get(20, TimeUnit.SECONDS))
                .startsWith("pool");
    }

    private void start(boolean enabled) {
        Map<String, Object> settings = Map.of(
                "bulwark.enabled",
                enabled,
                "bulwark.server",
                server.address(),
                "bulwark.app",
                "shop",
                "bulwark.flush-interval",
                "100ms",
                "bulwark.spool-directory",
                spool);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.register(BulwarkAutoConfiguration.class, Asynchronous.class, Worker.class);
        context.refresh();
    }

    private static ThreadPoolTaskExecutor pool() {
        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
        pool.setThreadNamePrefix("pool-");
        return pool;
    }

    /** With an executor that is no bean. */
    @EnableAsync
    static class Asynchronous implements AsyncConfigurer {
        @Override
        public Executor getAsyncExecutor() {
            return work -> new Thread(work, "anybody").start();
        }
    }

    static class Worker {
        private final Bulwark bulwark;

        Worker(Bulwark bulwark) {
            this.bulwark = bulwark;
        }

        @Async("pool")
        public CompletableFuture<String> pool() {
            return done();
        }

        @Async("fresh")
        public CompletableFuture<String> fresh() {
            return done();
        }

        @Async("adapted")
        public CompletableFuture<String> adapted() {
            return done();
        }

        @Async
        public CompletableFuture<String> anybody() {
            return done();
        }

        private CompletableFuture<String> done() {
            bulwark.activity("test", "worked", null, null, Map.of());
            return CompletableFuture.completedFuture(Thread.currentThread().getName());
        }
    }
}
