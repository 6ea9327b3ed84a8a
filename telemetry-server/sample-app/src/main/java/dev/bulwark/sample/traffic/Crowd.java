package dev.bulwark.sample.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All users at their browsers. Requests of one user go out one after the other, those of different users side by side, and
 * nobody enters a meeting before it is open. Used by one thread, which waits when the platform is far behind.
 */
final class Crowd {
    private static final Logger LOG = LoggerFactory.getLogger(Crowd.class);
    private static final int MAX_UNDER_WAY = 200;

    private final HttpClient http;
    private final URI platform;
    private final Executor threads;
    private final TrafficListener listener;
    private final Semaphore underWay = new Semaphore(MAX_UNDER_WAY);
    private final Map<String, Browser> browsers = new HashMap<>();
    private final Map<String, CompletableFuture<?>> lastOfUser = new HashMap<>();
    private final Map<UUID, CompletableFuture<?>> meetings = new HashMap<>();
    private final Set<UUID> opened = new HashSet<>();

    Crowd(HttpClient http, URI platform, Executor threads, TrafficListener listener) {
        this.http = http;
        this.platform = platform;
        this.threads = threads;
        this.listener = listener;
    }

    /** Lets the step's user do it as soon as they can. */
    void send(Step step) throws InterruptedException {
        underWay.acquire();
        String user = step.user().userId();
        Browser browser = browsers.computeIfAbsent(user, key -> new Browser(http, platform));
        CompletableFuture<?> opens = opening(step.request());
        CompletableFuture<?> before = lastOfUser.getOrDefault(user, CompletableFuture.completedFuture(null));
        lastOfUser.put(
                user,
                CompletableFuture.allOf(before, admission(step.request()))
                        .handleAsync((done, failure) -> answer(step, browser, opens), threads));
    }

    /** Waits until everything that was sent is answered, one way or the other. */
    void await() {
        meetings.forEach((id, meeting) -> {
            if (!opened.contains(id)) {
                // The request that would have opened it is not coming any more.
                meeting.complete(null);
            }
        });
        lastOfUser.values().forEach(CompletableFuture::join);
    }

    private CompletableFuture<?> admission(Request request) {
        return request.awaits() == null ? CompletableFuture.completedFuture(null) : meeting(request.awaits());
    }

    /** What to complete when the request is answered; nobody waits for it if the request opens nothing. */
    private CompletableFuture<?> opening(Request request) {
        if (request.opens() == null) {
            return new CompletableFuture<>();
        }
        opened.add(request.opens());
        return meeting(request.opens());
    }

    private CompletableFuture<?> meeting(UUID id) {
        return meetings.computeIfAbsent(id, key -> new CompletableFuture<>());
    }

    private int answer(Step step, Browser browser, CompletableFuture<?> opens) {
        int status = TrafficListener.NO_ANSWER;
        try {
            status = browser.send(step.request());
        } catch (IOException e) {
            LOG.debug("{} got no answer", step.line(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.release();
            opens.complete(null);
            listener.answered(step, status);
        }
        return status;
    }
}
