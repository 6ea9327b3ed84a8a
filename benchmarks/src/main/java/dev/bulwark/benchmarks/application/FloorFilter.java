package dev.bulwark.benchmarks.application;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The least that our duty takes: a request is timed and counted, and every byte of its answer looked at. */
final class FloorFilter implements Filter {
    private final LongAdder requests = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder quotes = new LongAdder();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        SeenResponse seen = new SeenResponse((HttpServletResponse) response);
        try {
            chain.doFilter(request, seen);
        } finally {
            nanos.add(System.nanoTime() - start);
            requests.increment();
            quotes.add(seen.quotes());
        }
    }

    private static final class SeenResponse extends HttpServletResponseWrapper {
        private @Nullable SeenStream stream;

        SeenResponse(HttpServletResponse real) {
            super(real);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            SeenStream known = stream;
            if (known == null) {
                known = new SeenStream(super.getOutputStream());
                stream = known;
            }
            return known;
        }

        int quotes() {
            return stream == null ? 0 : stream.quotes;
        }
    }

    private static final class SeenStream extends ServletOutputStream {
        private final ServletOutputStream real;
        private int quotes;

        SeenStream(ServletOutputStream real) {
            this.real = real;
        }

        @Override
        public void write(int one) throws IOException {
            see((byte) one);
            real.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                see(bytes[i]);
            }
            real.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            real.flush();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }

        @Override
        public boolean isReady() {
            return real.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            real.setWriteListener(listener);
        }

        private void see(byte one) {
            quotes += one == '"' ? 1 : 0;
        }
    }
}
