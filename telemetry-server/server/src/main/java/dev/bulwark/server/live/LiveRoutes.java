package dev.bulwark.server.live;

import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stream of server-sent events. */
public final class LiveRoutes {
    private static final int RECONNECT_MILLIS = 2_000;

    private final LiveDispatcher dispatcher;
    private final Function<Context, BooleanSupplier> sameRights;
    private final SealedPositions sealed;
    private final LiveNarrowing narrowing;

    /** @param sameRights gives, for a request, what tells later whether its caller still has the rights that it had then */
    public LiveRoutes(
            LiveDispatcher dispatcher,
            Function<Context, BooleanSupplier> sameRights,
            SealedPositions sealed,
            LiveNarrowing narrowing) {
        this.dispatcher = dispatcher;
        this.sameRights = sameRights;
        this.sealed = sealed;
        this.narrowing = narrowing;
    }

    public void stream(Context context) {
        QueryParameters query = QueryParameters.of(context, Set.of("kinds"));
        LiveView view = new LiveView(kinds(query), Caller.scope(context), sealed, narrowing);
        Long lastEventId = lastEventId(context, view);
        if (!dispatcher.hasRoom()) {
            throw RefusalException.tooManyRequests("Too many streams are open", Duration.ofSeconds(10));
        }
        context.status(200).contentType("text/event-stream; charset=utf-8");
        context.header("Cache-Control", "no-store");
        context.header("X-Accel-Buffering", "no");
        context.future(() -> open(context, view, lastEventId));
    }

    private CompletableFuture<Void> open(Context context, LiveView view, @Nullable Long lastEventId) {
        context.req().getAsyncContext().setTimeout(0);
        ServletOutputStream out = outputOf(context);
        LiveSubscriber subscriber = new LiveSubscriber(out, view, sameRights.apply(context), dispatcher::wake);
        subscriber.send("retry: " + RECONNECT_MILLIS + "\n\n");
        dispatcher.join(subscriber, lastEventId);
        out.setWriteListener(subscriber);
        return subscriber.done();
    }

    private static ServletOutputStream outputOf(Context context) {
        try {
            return context.res().getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<LiveKind> kinds(QueryParameters query) {
        String text = query.text("kinds");
        Set<LiveKind> kinds = EnumSet.noneOf(LiveKind.class);
        if (text == null) {
            return EnumSet.allOf(LiveKind.class);
        }
        Arrays.stream(text.split(",", -1))
                .map(name -> QueryParameters.constantOf("kinds", name.strip(), LiveKind.class))
                .forEach(kinds::add);
        return kinds;
    }

    private static @Nullable Long lastEventId(Context context, LiveView view) {
        String text = context.header("Last-Event-ID");
        if (text == null || text.isBlank()) {
            return null;
        }
        return view.positionOf(text.strip())
                .orElseThrow(() ->
                        RefusalException.badInput("Last-Event-ID", "Last-Event-ID must be an id that the stream gave"));
    }
}
