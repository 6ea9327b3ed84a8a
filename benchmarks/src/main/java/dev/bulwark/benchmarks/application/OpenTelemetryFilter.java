package dev.bulwark.benchmarks.application;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.instrumentation.api.instrumenter.Instrumenter;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerAttributesExtractor;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerAttributesGetter;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerMetrics;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerRoute;
import io.opentelemetry.instrumentation.api.semconv.http.HttpSpanNameExtractor;
import io.opentelemetry.instrumentation.api.semconv.http.HttpSpanStatusExtractor;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests as OpenTelemetry's instrumentation API has them watched. Its library for servlets of the jakarta packages is not
 * among its releases, so that its parts are put together here as its guide for instrumentation says.
 */
final class OpenTelemetryFilter implements Filter {
    private final Instrumenter<HttpServletRequest, HttpServletResponse> instrumenter;

    OpenTelemetryFilter(OpenTelemetry telemetry) {
        Attributes attributes = new Attributes();
        instrumenter = Instrumenter.<HttpServletRequest, HttpServletResponse>builder(
                        telemetry, "dev.bulwark.benchmarks", HttpSpanNameExtractor.create(attributes))
                .setSpanStatusExtractor(HttpSpanStatusExtractor.create(attributes))
                .addAttributesExtractor(HttpServerAttributesExtractor.create(attributes))
                .addContextCustomizer(HttpServerRoute.create(attributes))
                .addOperationMetrics(HttpServerMetrics.get())
                .buildServerInstrumenter(new Headers());
    }

    @Override
    public void doFilter(ServletRequest plainRequest, ServletResponse plainResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) plainRequest;
        HttpServletResponse response = (HttpServletResponse) plainResponse;
        Context context = instrumenter.start(Context.current(), request);
        try (Scope scope = context.makeCurrent()) {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            instrumenter.end(context, request, response, e);
            throw e;
        }
        instrumenter.end(context, request, response, null);
    }

    private static final class Headers implements TextMapGetter<HttpServletRequest> {
        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    }

    private static final class Attributes
            implements HttpServerAttributesGetter<HttpServletRequest, HttpServletResponse> {
        @Override
        public String getHttpRequestMethod(HttpServletRequest request) {
            return request.getMethod();
        }

        @Override
        public List<String> getHttpRequestHeader(HttpServletRequest request, String name) {
            return Collections.list(request.getHeaders(name));
        }

        @Override
        public Integer getHttpResponseStatusCode(
                HttpServletRequest request, HttpServletResponse response, @Nullable Throwable failure) {
            return response.getStatus();
        }

        @Override
        public List<String> getHttpResponseHeader(
                HttpServletRequest request, HttpServletResponse response, String name) {
            return List.copyOf(response.getHeaders(name));
        }

        @Override
        public String getUrlScheme(HttpServletRequest request) {
            return request.getScheme();
        }

        @Override
        public String getUrlPath(HttpServletRequest request) {
            return request.getRequestURI();
        }

        @Override
        public @Nullable String getUrlQuery(HttpServletRequest request) {
            return request.getQueryString();
        }

        @Override
        public @Nullable String getHttpRoute(HttpServletRequest request) {
            return request.getServletPath();
        }

        @Override
        public @Nullable String getNetworkProtocolName(
                HttpServletRequest request, @Nullable HttpServletResponse response) {
            return "http";
        }

        @Override
        public @Nullable String getNetworkProtocolVersion(
                HttpServletRequest request, @Nullable HttpServletResponse response) {
            return request.getProtocol().substring("HTTP/".length());
        }

        @Override
        public @Nullable String getNetworkPeerAddress(
                HttpServletRequest request, @Nullable HttpServletResponse response) {
            return request.getRemoteAddr();
        }

        @Override
        public Integer getNetworkPeerPort(HttpServletRequest request, @Nullable HttpServletResponse response) {
            return request.getRemotePort();
        }
    }
}
