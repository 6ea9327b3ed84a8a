package dev.bulwark.instrument.client;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Counts the calls of an OkHttp client (4 and 5) and sends the trace on, as {@link HttpCalls#watch} does for the platform's
 * own client. Thread-safe.
 *
 * <pre>{@code
 * new OkHttpClient.Builder().addInterceptor(new OkHttpCalls(bulwark.http())).build();
 * }</pre>
 */
public final class OkHttpCalls implements Interceptor {
    private final HttpCalls calls;

    /** An interceptor that counts where {@link dev.bulwark.instrument.Bulwark#http()} or {@link ExternalService#http()} counts. */
    public OkHttpCalls(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        HttpCalls.UnderWay call = calls.begin(request.url().host(), request.method());
        try {
            Response response = chain.proceed(traced(request));
            call.answered(response.code());
            return response;
        } catch (Throwable e) {
            call.accept(e);
            throw e;
        }
    }

    private Request traced(Request request) {
        Request[] sent = {request};
        calls.sendOn(name -> request.header(name) != null, headers -> {
            Request.Builder copy = request.newBuilder();
            headers.forEach(copy::header);
            sent[0] = copy.build();
        });
        return sent[0];
    }
}
