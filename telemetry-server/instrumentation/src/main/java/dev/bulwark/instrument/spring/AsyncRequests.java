package dev.bulwark.instrument.spring;

import dev.bulwark.instrument.context.ContextPropagation;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.springframework.web.context.request.async.WebAsyncUtils;

/**
 * Has Spring MVC carry the context over to the thread that goes on with a request: for a {@code Callable}, a
 * {@code WebAsyncTask} and a {@code StreamingResponseBody}, whatever executor runs them. Thread-safe.
 */
final class AsyncRequests implements Filter {
    private final ContextPropagation context;

    AsyncRequests(ContextPropagation context) {
        this.context = context;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        WebAsyncUtils.getAsyncManager(request)
                .registerCallableInterceptor(AsyncRequests.class.getName(), new CarriedCallable(context));
        chain.doFilter(request, response);
    }
}
