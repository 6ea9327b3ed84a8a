package dev.bulwark.sample.traffic;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Plays a plan's users against a platform, at the asked rate, on threads of its own and over real sockets. */
public final class TrafficDriver implements AutoCloseable {
    private static final int THREADS = 24;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final TrafficPlan plan;
    private final TrafficSettings settings;
    private final Pace pace;
    private final Crowd crowd;
    private final Tally tally = new Tally();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> daemon(task, "user"));
    private final CompletableFuture<TrafficReport> end = new CompletableFuture<>();
    private final Thread conductor;

    private TrafficDriver(URI platform, TrafficPlan plan, TrafficSettings settings, TrafficListener listener) {
        this.plan = plan;
        this.settings = settings;
        this.pace = new Pace(settings.requestsPerSecond());
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        this.crowd = new Crowd(http, platform, threads, (step, status) -> {
            tally.count(status);
            listener.answered(step, status);
        });
        this.conductor = daemon(this::conduct, "traffic");
    }

    /** Lets the users begin. */
    public static TrafficDriver start(
            URI platform, TrafficPlan plan, TrafficSettings settings, TrafficListener listener) {
        TrafficDriver driver = new TrafficDriver(platform, plan, settings, listener);
        driver.conductor.start();
        return driver;
    }

    /** Completes when the last request is answered; an endless traffic ends with {@link #close()} only. */
    public CompletableFuture<TrafficReport> end() {
        return end;
    }

    /** Sends nothing more; what is under way is given up. */
    @Override
    public void close() {
        conductor.interrupt();
        threads.shutdownNow();
    }

    private void conduct() {
        long started = System.nanoTime();
        try {
            play();
            crowd.await();
            end.complete(tally.report(Duration.ofNanos(System.nanoTime() - started)));
        } catch (InterruptedException e) {
            end.complete(tally.report(Duration.ofNanos(System.nanoTime() - started)));
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private void play() throws InterruptedException {
        long left = settings.requests() == 0 ? Long.MAX_VALUE : settings.requests();
        long begin = System.nanoTime();
        while (left > 0) {
            List<Step> stretch = take((int) Math.min(left, pace.stretch()));
            for (Step step : stretch) {
                waitUntil(begin + pace.due(step, stretch).toNanos());
                crowd.send(step);
            }
            left -= stretch.size();
            // A platform that fell behind is not punished with a flood afterwards.
            begin = Math.max(
                    System.nanoTime(), begin + pace.length(stretch.size()).toNanos());
        }
    }

    private List<Step> take(int count) {
        List<Step> stretch = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            stretch.add(plan.next());
        }
        return stretch;
    }

    private static void waitUntil(long nanoTime) throws InterruptedException {
        long wait = nanoTime - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
