package dev.bulwark.instrument.response;

import dev.bulwark.instrument.response.UncheckedResponses.Reason;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response whose JSON body is checked. To the application it behaves as the container's own, with one exception: a
 * contaminated body never leaves. Not thread-safe, like every response.
 */
public final class CheckedResponse extends GuardedHeaders {
    private final ResponsePolicy policy;
    private final Recipient recipient;
    private final Contamination contamination;
    private final Runnable ownHeaders;
    private @Nullable CheckedStream stream;
    private @Nullable CheckedWriter encoder;
    private @Nullable PrintWriter writer;
    private @Nullable ContainerSink sink;
    private @Nullable ResponseBody body;
    private @Nullable ContaminatedResponseException cut;
    private boolean unchecked;
    private boolean sendsFile;
    private boolean eager;
    private @Nullable String replacedBy;
    private boolean connectionClosed;
    private boolean flushed;
    private boolean finished;
    private boolean abandoned;
    private long written;
    private int errorStatus;

    /**
     * Wraps the container's response.
     *
     * @param ownHeaders sets our own headers, again after the application has cleared them
     */
    public CheckedResponse(
            HttpServletResponse response,
            ResponsePolicy policy,
            Recipient recipient,
            Contamination contamination,
            Runnable ownHeaders) {
        super(response);
        this.policy = policy;
        this.recipient = recipient;
        this.contamination = contamination;
        this.ownHeaders = ownHeaders;
    }

    /** Whether the body would be looked into, by what the headers say now. */
    public boolean mayBeOurs() {
        return !unchecked && BodyFormat.of(this).isOurs();
    }

    /** In place of a body the container sends a file, which nobody can look into. */
    public void noteFile() {
        if (finished || sendsFile) {
            return;
        }
        sendsFile = true;
        if (mayBeOurs()) {
            policy.unchecked().count(Reason.FILE);
        }
    }

    /** Leaves the body alone, whatever it is; has no effect on what was written before. */
    public void passBodyUntouched() {
        unchecked = true;
    }

    /** Whether the application may be answering with a failure of its own. */
    public int finalStatus() {
        return errorStatus == 0 ? getStatus() : errorStatus;
    }

    /** Whether the application has left it at a body of no length. */
    public boolean isEmpty() {
        return written == 0 && !isReplaced() && !sendsFile && !abandoned;
    }

    /**
     * How many bytes of a body the application has written; of characters, as the response's character set has them if that
     * is UTF-8 or has one byte for each.
     *
     * @return null when the body is not the application's, as the container's page for an error or a file that it sends
     */
    public @Nullable Long bodyBytes() {
        if (isReplaced() || sendsFile || (abandoned && written == 0)) {
            return null;
        }
        return encoder == null ? written : written - encoder.surplusOver(getCharacterEncoding());
    }

    /**
     * Why the container took no more of the body; null while it takes it. Once the response is committed, that means that
     * the client is gone.
     */
    public @Nullable Exception refusal() {
        return sink == null ? null : sink.refusal();
    }

    /** Whether the container has begun to send the response. */
    public boolean hasLeft() {
        return super.isCommitted();
    }

    /** Why the connection is to be cut; null when it is not. */
    public @Nullable ContaminatedResponseException cut() {
        return cut;
    }

    /** Whether it was cut in a way that takes nothing more. */
    public boolean isConnectionClosed() {
        return connectionClosed;
    }

    /** Nobody may tell when the body is over: from now on bytes leave as soon as they are safe. */
    public void streamFromNowOn() throws IOException {
        if (body != null) {
            body.streamFromNowOn();
        }
    }

    /** The application is done with the body: what was held back leaves, if it is clean. */
    public void finish() throws IOException {
        String reference = replacedBy;
        if (reference != null && !super.isCommitted() && getStatus() != SC_INTERNAL_SERVER_ERROR) {
            // within an include some containers pass over the status
            Replacement.send((HttpServletResponse) getResponse(), reference);
        }
        if (!finished) {
            try {
                if (encoder != null) {
                    encoder.finish();
                }
                if (body != null) {
                    body.finish();
                }
            } finally {
                finished = true;
            }
        }
    }

    /** The application has failed: what was held back never leaves. */
    public void abandon() {
        finished = true;
        abandoned = true;
        forgetBody();
    }

    /** The container goes on with an error page, and with this response for it. */
    public void beginAgain() {
        forgetBody();
        abandoned = false;
        finished = isReplaced();
    }

    /** Nobody writes any more, whoever may still hold this response: only then its memory may serve others. */
    public void recycle() {
        if (body != null) {
            body.recycle();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            requireUnused(writer);
            ServletOutputStream real = super.getOutputStream();
            sink = new ContainerSink(new StreamSink(real));
            stream = new CheckedStream(this, real);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            requireUnused(stream);
            PrintWriter real = super.getWriter();
            WriterSink characters = new WriterSink(real);
            sink = new ContainerSink(characters);
            encoder = new CheckedWriter(this, real, characters);
            writer = new PrintWriter(encoder);
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (body != null && sink != null) {
            flushBody();
            if (encoder != null && encoder.isRefused()) {
                super.flushBuffer(); // says what the container's writer does not
            }
            return;
        }
        flushed = true;
        if (unchecked || !BodyFormat.of(this).keepsHead()) {
            super.flushBuffer();
        }
    }

    @Override
    public boolean isCommitted() {
        return isReplaced() || flushed || (written > 0 && written > getBufferSize()) || super.isCommitted();
    }

    @Override
    public void setBufferSize(int size) {
        if (written > 0) {
            throw new IllegalStateException("the body has been begun");
        }
        super.setBufferSize(size);
    }

    @Override
    public void reset() {
        if (!isReplaced()) {
            requireUncommitted();
            super.reset();
            forgetBody();
            eager = false;
            stream = null;
            writer = null;
            encoder = null;
            ownHeaders.run();
        }
    }

    /** Every forward begins with it, and may end without a chance to let the rest of the body leave. */
    @Override
    public void resetBuffer() {
        if (!isReplaced()) {
            requireUncommitted();
            super.resetBuffer();
            forgetBody();
            eager = true;
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (isNoAnswer(status) || becomesError(status)) {
            super.sendError(status, message);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (isNoAnswer(status) || becomesError(status)) {
            super.sendError(status);
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (!isReplaced()) {
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
        return replacedBy != null;
    }

    void writeTo(BodySink other) {
        Objects.requireNonNull(sink, "a stream has a sink").turnTo(other);
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
        if (eager && !super.isCommitted() && UndertowResponse.isEndOfForward(getResponse())) {
            return; // it is closed at once, and only then its length is known
        }
        flushed = true;
        if (!finished) {
            body().flush();
        }
    }

    /** Jetty sends what is below 200 besides the answer, and gives up the connection for -1. */
    private static boolean isNoAnswer(int status) {
        return status < SC_OK;
    }

    private boolean becomesError(int status) {
        if (isReplaced()) {
            return false;
        }
        requireUncommitted();
        abandon();
        errorStatus = status;
        return true;
    }

    private ResponseBody body() throws IOException {
        ResponseBody known = body;
        if (known == null) {
            BodySink target = Objects.requireNonNull(sink, "a body is written to a stream or a writer");
            known = unchecked
                    ? ResponseBody.untouched(target)
                    : new BodyCheck(policy, new ThisResponse(), target, eager);
            body = known;
            if (flushed) {
                known.flush();
            }
        }
        return known;
    }

    private void replace(ForeignValue foreign, boolean started) throws IOException {
        boolean tooLate = started || super.isCommitted();
        String reference = contamination.report(foreign, tooLate);
        if (tooLate) {
            ContaminatedResponseException why = new ContaminatedResponseException(reference);
            // closed before anybody knows: a dispatch that fails on another thread makes Undertow end the body like a
            // whole one
            connectionClosed = UndertowResponse.closeConnection(getResponse());
            cut = why;
            throw why;
        }
        replacedBy = reference;
        finished = true;
        Replacement.send((HttpServletResponse) getResponse(), reference);
    }

    private void forgetBody() {
        if (body != null) {
            body.discard();
        }
        if (encoder != null) {
            encoder.forget();
        }
        body = null;
        if (!super.isCommitted()) {
            written = 0;
        }
    }

    private static void requireUnused(@Nullable Object other) {
        if (other != null) {
            throw new IllegalStateException("the body is written in another way already");
        }
    }

    private void requireUncommitted() {
        if (isCommitted()) {
            throw new IllegalStateException("the response is committed");
        }
    }

    /** Tells how the body is to be read, by the headers as they are when it has to leave, and stops it. */
    private final class ThisResponse implements BodyOwner {
        @Override
        public int containersBuffer() {
            return getBufferSize();
        }

        @Override
        public @Nullable BodyScanner open(byte[] start, int length) {
            BodyFormat format = BodyFormat.of(CheckedResponse.this);
            return format.scanner(policy, recipient, encoder != null, start, length);
        }

        @Override
        public void stop(ForeignValue foreign, boolean started) throws IOException {
            replace(foreign, started);
        }

        @Override
        public boolean isMeasured() {
            return recipient.isMeasured();
        }

        @Override
        public void spent(long nanos) {
            recipient.spent(nanos);
        }
    }
}
