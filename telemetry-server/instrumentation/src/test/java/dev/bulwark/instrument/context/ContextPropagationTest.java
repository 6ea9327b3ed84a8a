package dev.bulwark.instrument.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.instrument.Caller;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work of one tenant on the threads of a pool that serves all of them. */
class ContextPropagationTest {
    private final CurrentScope scopes = new CurrentScope();
    private final ContextPropagation context = new ContextPropagation(scopes);
    private final ExecutorService bare = Executors.newFixedThreadPool(2);
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

    @AfterEach
    void stop() {
        scopes.leaveTo(null);
        bare.shutdownNow();
        scheduler.shutdownNow();
    }

    @Test
    void everyWayOfGivingWorkCarriesTheScopeAndLeavesNothingBehind() throws Exception {
        ExecutorService pool = context.wrap(bare);
        ScheduledExecutorService timed = context.wrap(scheduler);
        enter("7");
        AtomicReference<String> seen = new AtomicReference<>();
        assertThat(pool.submit(this::tenant).get()).isEqualTo("7");
        pool.submit(() -> seen.set(tenant())).get();
        assertThat(seen).hasValue("7");
        assertThat(pool.submit(() -> seen.set("again " + tenant()), "done").get())
                .isEqualTo("done");
        assertThat(seen).hasValue("again 7");
        List<Callable<String>> both = List.of(this::tenant, this::tenant);
        for (Future<String> answer : pool.invokeAll(both)) {
            assertThat(answer.get()).isEqualTo("7");
        }
        assertThat(pool.invokeAny(both)).isEqualTo("7");
        assertThat(timed.schedule(this::tenant, 1, TimeUnit.MILLISECONDS).get()).isEqualTo("7");

        for (int i = 0; i < 10; i++) {
            assertThat(bare.submit(this::tenant).get()).isEqualTo("nobody");
        }
        assertThat(scheduler.submit(this::tenant).get()).isEqualTo("nobody");
    }

    @Test
    void stagesOfFuturesGoOnInTheScopeOfWhoeverAddedThem() {
        ForkJoinPool forks = new ForkJoinPool(2);
        try {
            ExecutorService pool = context.wrap(forks);
            enter("7");
            CompletableFuture<String> stages = CompletableFuture.supplyAsync(this::tenant, pool)
                    .thenApplyAsync(known -> known + tenant(), pool)
                    .thenApply(context.wrapFunction(known -> known + tenant()));
            assertThat(stages.join()).isEqualTo("777");
            assertThat(CompletableFuture.supplyAsync(context.wrapSupplier(this::tenant), forks)
                            .join())
                    .isEqualTo("7");
            assertThat(CompletableFuture.supplyAsync(this::tenant, forks).join())
                    .isEqualTo("nobody");
        } finally {
            forks.shutdownNow();
        }
    }

    @Test
    void theScopeOfTheRunningThreadIsBackAfterwardsEvenAfterAFailure() {
        enter("7");
        Runnable fails = context.wrap((Runnable) () -> {
            throw new IllegalStateException("in " + tenant());
        });
        enter("8");
        assertThatThrownBy(fails::run).hasMessage("in 7");
        assertThat(tenant()).isEqualTo("8");
    }

    @Test
    void workThatWasGivenOutsideOfAnyScopeRunsOutsideOfAny() {
        Runnable work = context.wrap((Runnable) () -> assertThat(tenant()).isEqualTo("nobody"));
        enter("8");
        work.run();
        assertThat(tenant()).isEqualTo("8");
    }

    @Test
    void declarationsTravelToo() throws Exception {
        scopes.enter(new Scope(null, "a nightly report"));
        assertThat(context.wrap(bare).submit(() -> scopes.get().declaration()).get())
                .isEqualTo("a nightly report");
    }

    private void enter(String tenant) {
        RequestContext request = RequestContext.background();
        request.identify(new Caller(tenant, null));
        scopes.enter(new Scope(request, null));
    }

    private String tenant() {
        RequestContext request = scopes.request();
        return request == null ? "nobody" : String.valueOf(request.knownCaller().tenant());
    }
}
