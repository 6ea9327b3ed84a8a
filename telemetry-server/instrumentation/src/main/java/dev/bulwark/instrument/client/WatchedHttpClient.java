package dev.bulwark.instrument.client;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A client whose calls are counted and send the trace on. Thread-safe, as every client is. */
final class WatchedHttpClient extends HttpClient {
    private final HttpClient client;
    private final HttpCalls calls;
    private final ClientLifecycle lifecycle;

    WatchedHttpClient(HttpClient client, HttpCalls calls) {
        this.client = client;
        this.calls = calls;
        this.lifecycle = new ClientLifecycle(client);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpCalls.UnderWay call = begin(request);
        try {
            HttpResponse<T> response = client.send(traced(request), handler);
            call.answered(response.statusCode());
            return response;
        } catch (Throwable e) {
            call.accept(e);
            throw e;
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        HttpCalls.UnderWay call = begin(request);
        return followed(call, () -> client.sendAsync(traced(request), handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler,
            HttpResponse.@Nullable PushPromiseHandler<T> pushHandler) {
        HttpCalls.UnderWay call = begin(request);
        return followed(call, () -> client.sendAsync(traced(request), handler, pushHandler));
    }

    private static <T> CompletableFuture<HttpResponse<T>> followed(HttpCalls.UnderWay call, Sending<T> sending) {
        CompletableFuture<HttpResponse<T>> answer;
        try {
            answer = sending.begin();
        } catch (Throwable e) {
            call.accept(e);
            throw e;
        }
        answer.whenComplete((response, failure) -> {
            if (failure == null) {
                call.answered(response.statusCode());
            } else {
                call.accept(Told.causeOf(failure));
            }
        });
        return answer;
    }

    private HttpCalls.UnderWay begin(@Nullable HttpRequest request) {
        return request == null
                ? calls.begin(null, null)
                : calls.begin(request.uri().getHost(), request.method());
    }

    private HttpRequest traced(HttpRequest request) {
        HttpRequest[] sent = {request};
        calls.sendOn(name -> request.headers().firstValue(name).isPresent(), headers -> {
            HttpRequest.Builder copy = HttpRequest.newBuilder(request, (name, value) -> true);
            headers.forEach(copy::setHeader);
            sent[0] = copy.build();
        });
        return sent[0];
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return new WatchedWebSocketBuilder(client, calls);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }

    /** Overrides the method that clients have from Java 21 on, as the next four do. */
    public void shutdown() {
        lifecycle.shutdown();
    }

    public void shutdownNow() {
        lifecycle.shutdownNow();
    }

    public boolean isTerminated() {
        return lifecycle.isTerminated();
    }

    public boolean awaitTermination(Duration patience) throws InterruptedException {
        return lifecycle.awaitTermination(patience);
    }

    public void close() {
        lifecycle.close();
    }

    @Override
    public String toString() {
        return client.toString();
    }

    /** Begins a request. */
    @FunctionalInterface
    private interface Sending<T> {
        CompletableFuture<HttpResponse<T>> begin();
    }
}
