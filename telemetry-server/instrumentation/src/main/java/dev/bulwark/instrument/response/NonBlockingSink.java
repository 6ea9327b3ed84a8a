package dev.bulwark.instrument.response;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes for a stream that is written without blocking: the container takes one piece whenever it is ready, and tells the
 * application to go on only when it has taken all that was released so far. Thread-safe.
 */
final class NonBlockingSink implements BodySink, WriteListener {
    private final ServletOutputStream real;
    private final WriteListener application;
    private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream();
    private @Nullable Runnable atTheEnd;
    private boolean flushWanted;
    private boolean broken;

    NonBlockingSink(ServletOutputStream real, WriteListener application) {
        this.real = real;
        this.application = application;
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (broken) {
            real.write(bytes, from, length); // the container says what is wrong
        } else {
            unwritten.write(bytes, from, length);
        }
    }

    /** Takes effect when the container has taken what was released before. */
    @Override
    public synchronized void flush() {
        flushWanted = true;
    }

    /** Whether the application may write on. */
    synchronized boolean isReady() throws IOException {
        return isDrained() && real.isReady();
    }

    /** Hands the container what was released, if it is ready to take it; whether nothing is left. */
    synchronized boolean isDrained() throws IOException {
        if (broken) {
            return true;
        }
        if (unwritten.size() > 0 && real.isReady()) {
            byte[] piece = unwritten.toByteArray();
            unwritten.reset();
            real.write(piece, 0, piece.length);
        }
        if (flushWanted && unwritten.size() == 0 && real.isReady()) {
            flushWanted = false;
            real.flush();
        }
        return unwritten.size() == 0;
    }

    /** Runs when all is handed to the container: now or as soon as it is. */
    void whenDrained(Runnable end) throws IOException {
        synchronized (this) {
            if (!isDrained()) {
                atTheEnd = end;
                return;
            }
        }
        end.run();
    }

    @Override
    public void onWritePossible() throws IOException {
        Runnable end;
        synchronized (this) {
            if (!isDrained()) {
                return;
            }
            end = atTheEnd;
            atTheEnd = null;
        }
        if (end != null) {
            end.run();
        } else if (isReady()) {
            application.onWritePossible();
        }
    }

    /** What waits will never leave; an application that has completed waits for nothing else. */
    @Override
    public void onError(Throwable failure) {
        Runnable end;
        synchronized (this) {
            broken = true;
            unwritten.reset();
            end = atTheEnd;
            atTheEnd = null;
        }
        if (end == null) {
            application.onError(failure);
        } else {
            end.run();
        }
    }
}
