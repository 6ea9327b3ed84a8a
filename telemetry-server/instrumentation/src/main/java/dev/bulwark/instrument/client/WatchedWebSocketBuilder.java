package dev.bulwark.instrument.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds WebSockets whose handshake is counted as a call and sends the trace on. What the application asks for is kept, and
 * said again to a builder of its own for each handshake: the trace of one is no business of the next.
 */
final class WatchedWebSocketBuilder implements WebSocket.Builder {
    private static final String OPERATION = "websocket";

    private final HttpClient client;
    private final HttpCalls calls;
    private final WebSocket.Builder plain;
    private final List<Consumer<WebSocket.Builder>> wishes = new ArrayList<>();
    private final Set<String> headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    WatchedWebSocketBuilder(HttpClient client, HttpCalls calls) {
        this.client = client;
        this.calls = calls;
        this.plain = client.newWebSocketBuilder();
    }

    @Override
    public WebSocket.Builder header(String name, String value) {
        WebSocket.Builder answer = wish(builder -> builder.header(name, value));
        headers.add(name);
        return answer;
    }

    @Override
    public WebSocket.Builder connectTimeout(Duration timeout) {
        return wish(builder -> builder.connectTimeout(timeout));
    }

    @Override
    public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
        return wish(builder -> builder.subprotocols(mostPreferred, lesserPreferred));
    }

    /** The plain builder refuses at once what cannot be wished for. */
    private WebSocket.Builder wish(Consumer<WebSocket.Builder> wish) {
        wish.accept(plain);
        wishes.add(wish);
        return this;
    }

    @Override
    public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener listener) {
        HttpCalls.UnderWay call = calls.begin(hostOf(uri), OPERATION);
        return Told.callAsync(() -> traced().buildAsync(uri, listener), call);
    }

    private WebSocket.Builder traced() {
        WebSocket.Builder[] used = {plain};
        calls.sendOn(headers::contains, trace -> {
            WebSocket.Builder own = client.newWebSocketBuilder();
            wishes.forEach(wish -> wish.accept(own));
            trace.forEach(own::header);
            used[0] = own;
        });
        return used[0];
    }

    private static @Nullable String hostOf(@Nullable URI uri) {
        return uri == null ? null : uri.getHost();
    }
}
