package dev.bulwark.instrument.response;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A response whose JSON body is checked. To the application it behaves as the container's own, with one exception: a
 * contaminated body never leaves. Not thread-safe, like every response.
 */
public final class CheckedResponse extends GuardedHeaders {
    private final ResponsePolicy policy;
    private final Supplier<@Nullable String> tenant;
    private final Contamination contamination;
    private final Runnable ownHeaders;
    private @Nullable CheckedStream stream;
    private @Nullable CheckedWriter encoder;
    private @Nullable PrintWriter writer;
    private @Nullable BodySink sink;
    private @Nullable ResponseBody body;
    private @Nullable ContaminatedResponseException cut;
    private boolean unchecked;
    private boolean replaced;
    private boolean flushed;
    private boolean finished;
    private long written;
    private int errorStatus;

    /**
     * Wraps the container's response.
     *
     * @param tenant the caller's tenant; asked once for each body. Nothing is foreign to an unknown caller
     * @param ownHeaders sets our own headers, again after the application has cleared them
     */
    public CheckedResponse(
            HttpServletResponse response,
            ResponsePolicy policy,
            Supplier<@Nullable String> tenant,
            Contamination contamination,
            Runnable ownHeaders) {
        super(response);
        this.policy = policy;
        this.tenant = tenant;
        this.contamination = contamination;
        this.ownHeaders = ownHeaders;
    }

    /** Leaves the body alone, whatever it is; has no effect on what was written before. */
    public void passBodyUntouched() {
        unchecked = true;
    }

    /** Whether the application may be answering with a failure of its own. */
    public int finalStatus() {
        return errorStatus == 0 ? getStatus() : errorStatus;
    }

    /** Why the connection is to be cut; null when it is not. */
    public @Nullable ContaminatedResponseException cut() {
        return cut;
    }

    /** Nobody may tell when the body is over: from now on bytes leave as soon as they are safe. */
    public void streamFromNowOn() throws IOException {
        if (body != null) {
            body.streamFromNowOn();
        }
    }

    /** The application is done with the body: what was held back leaves, if it is clean. */
    public void finish() throws IOException {
        if (!finished) {
            if (encoder != null) {
                encoder.finish();
            }
            if (body != null) {
                body.finish();
            }
            finished = true;
        }
    }

    /** The application has failed: what was held back never leaves. */
    public void abandon() {
        finished = true;
        forgetBody();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            ServletOutputStream real = super.getOutputStream();
            sink = new StreamSink(real);
            stream = new CheckedStream(this, real);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            PrintWriter real = super.getWriter();
            sink = new WriterSink(real);
            encoder = new CheckedWriter(this, real);
            writer = new PrintWriter(encoder);
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (body == null && kind() == BodyKind.OTHER) {
            flushed = true;
            super.flushBuffer();
        } else if (sink == null) {
            flushed = true;
        } else {
            flushBody();
        }
    }

    @Override
    public boolean isCommitted() {
        return replaced || flushed || written > getBufferSize() || super.isCommitted();
    }

    @Override
    public void reset() {
        if (!replaced) {
            requireUncommitted();
            super.reset();
            forgetBody();
            stream = null;
            writer = null;
            encoder = null;
            ownHeaders.run();
        }
    }

    @Override
    public void resetBuffer() {
        if (!replaced) {
            requireUncommitted();
            super.resetBuffer();
            forgetBody();
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (!replaced) {
            requireUncommitted();
            abandon();
            errorStatus = status;
            super.sendError(status, message);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!replaced) {
            requireUncommitted();
            abandon();
            errorStatus = status;
            super.sendError(status);
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (!replaced) {
            requireUncommitted();
            abandon();
            super.sendRedirect(location);
        }
    }

    /** Runs when the container has taken all that was released. */
    public void whenDrained(Runnable end) throws IOException {
        if (stream == null) {
            end.run();
        } else {
            stream.whenDrained(end);
        }
    }

    boolean isReplaced() {
        return replaced;
    }

    void writeTo(BodySink other) {
        sink = other;
    }

    void write(byte[] bytes, int from, int length) throws IOException {
        if (cut != null) {
            throw cut;
        }
        written += length;
        if (!finished) {
            body().write(bytes, from, length);
        }
    }

    /** A body that was cut must not end as a whole one does, or the client would take it for one. */
    void closeUnlessCut(Closeable real) throws IOException {
        if (cut == null) {
            real.close();
        }
    }

    void flushBody() throws IOException {
        if (cut != null) {
            throw cut;
        }
        flushed = true;
        if (!finished) {
            body().flush();
        }
    }

    private ResponseBody body() throws IOException {
        ResponseBody known = body;
        if (known == null) {
            known = bodyFor(Objects.requireNonNull(sink, "a body is written to a stream or a writer"));
            body = known;
            if (flushed) {
                known.flush();
            }
        }
        return known;
    }

    private ResponseBody bodyFor(BodySink target) {
        BodyKind kind = kind();
        if (kind == BodyKind.OTHER) {
            return ResponseBody.untouched(target);
        }
        boolean sequence = kind == BodyKind.JSON_SEQUENCE;
        BodyScanner json = new JsonScanner(policy.keys(), new ExpectedTenant(tenant), sequence);
        BodyScanner scanner = isCompressed() ? new GzipScanner(json) : json;
        return new BodyCheck(scanner, new HeldBytes(policy.holdBackBytes()), target, this::stop, sequence);
    }

    private BodyKind kind() {
        if (unchecked || getStatus() == SC_NOT_MODIFIED) {
            return BodyKind.OTHER;
        }
        String encoding = getHeader("Content-Encoding");
        boolean readable = encoding == null || encoding.equalsIgnoreCase("identity") || isCompressed();
        return readable ? BodyKind.of(getContentType(), getHeader("Content-Disposition")) : BodyKind.OTHER;
    }

    private boolean isCompressed() {
        String encoding = getHeader("Content-Encoding");
        return encoding != null && (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip"));
    }

    private void stop(String foreign, boolean started) throws IOException {
        boolean tooLate = started || super.isCommitted();
        String reference = contamination.report(foreign, tooLate);
        if (tooLate) {
            cut = new ContaminatedResponseException(reference);
            throw cut;
        }
        replaced = true;
        finished = true;
        Replacement.send((HttpServletResponse) getResponse(), reference);
    }

    private void forgetBody() {
        if (body != null) {
            body.discard();
        }
        body = null;
        written = 0;
    }

    private void requireUncommitted() {
        if (isCommitted()) {
            throw new IllegalStateException("the response is committed");
        }
    }
}
