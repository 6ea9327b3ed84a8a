package dev.bulwark.console.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.Subscription;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** {@link LiveStream} by server-sent events. One listener at a time. Thread-safe. */
final class HttpLiveStream implements LiveStream {
    /** The server gives a sign of life every 10 s: two and a half of them missed is silence. */
    private static final Duration SILENCE = Duration.ofSeconds(25);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final ServerAddress address;
    private final EventSource.Factory sources;
    private final LiveEvents events;
    private final ScheduledExecutorService timer;
    private final Backoff backoff;

    private @Nullable Listener listener;
    private @Nullable EventSource source;
    private @Nullable ScheduledFuture<?> retry;
    private @Nullable String lastEventId;

    HttpLiveStream(
            ServerAddress address,
            OkHttpClient client,
            ObjectMapper mapper,
            ScheduledExecutorService timer,
            RandomGenerator random) {
        this.address = address;
        this.sources = EventSources.createFactory(client.newBuilder()
                .readTimeout(SILENCE)
                .callTimeout(Duration.ZERO)
                .build());
        this.events = new LiveEvents(mapper);
        this.timer = timer;
        this.backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY, random);
    }

    @Override
    public synchronized Subscription open(Listener told) {
        listener = told;
        connect();
        return this::close;
    }

    @Override
    public synchronized void retryNow() {
        if (retry != null && retry.cancel(false)) {
            connect();
        }
    }

    private synchronized void close() {
        listener = null;
        if (retry != null) {
            retry.cancel(false);
        }
        if (source != null) {
            source.cancel();
        }
    }

    private synchronized void connect() {
        if (listener == null) {
            return;
        }
        retry = null;
        Request.Builder request = new Request.Builder()
                .url(address.route("api/v1/stream").build())
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        source = sources.newEventSource(request.build(), new Receiver());
    }

    private synchronized void opened(EventSource from) {
        if (from == source && listener != null) {
            backoff.reset();
            listener.connected();
        }
    }

    private synchronized void received(EventSource from, @Nullable String id, @Nullable String kind, String data) {
        if (from != source || listener == null) {
            return;
        }
        if (id != null) {
            lastEventId = id;
        }
        listener.event(events.read(kind, data));
    }

    private synchronized void ended(EventSource from, Failure failure) {
        if (from != source || listener == null) {
            return;
        }
        source = null;
        if (failure.kind() == Failure.Kind.NOT_SIGNED_IN) {
            listener.lost(failure, null);
            return;
        }
        Duration wait = backoff.next();
        retry = timer.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
        listener.lost(failure, wait);
    }

    private final class Receiver extends EventSourceListener {
        @Override
        public void onOpen(EventSource from, Response response) {
            opened(from);
        }

        @Override
        public void onEvent(EventSource from, @Nullable String id, @Nullable String kind, String data) {
            received(from, id, kind, data);
        }

        @Override
        public void onClosed(EventSource from) {
            ended(from, StreamFailures.closedByServer(address));
        }

        @Override
        public void onFailure(EventSource from, @Nullable Throwable cause, @Nullable Response response) {
            ended(from, StreamFailures.of(address, cause, response));
        }
    }
}
