package dev.bulwark.server.live;

import dev.bulwark.model.live.LiveKind;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * One open stream. What is sent waits in a bounded queue until the connection takes it, so that no thread ever waits for
 * a slow reader. The position belongs to the dispatcher's thread; the rest is thread-safe.
 */
final class LiveSubscriber implements WriteListener {
    private static final int MAX_QUEUED_BYTES = 1024 * 1024;

    private final ServletOutputStream out;
    private final LiveView view;
    private final BooleanSupplier allowed;
    private final Runnable onRoom;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private int queuedBytes;
    private boolean writable;
    private boolean unflushed;
    private boolean moved;
    private long position;

    /**
     * @param allowed whether the reader may still read what the view shows; asked every few seconds
     * @param onRoom told when the connection took something
     */
    LiveSubscriber(ServletOutputStream out, LiveView view, BooleanSupplier allowed, Runnable onRoom) {
        this.out = out;
        this.view = view;
        this.allowed = allowed;
        this.onRoom = onRoom;
    }

    /** Ends with the stream. */
    CompletableFuture<Void> done() {
        return done;
    }

    boolean isOpen() {
        return !done.isDone();
    }

    boolean wants(LiveKind kind) {
        return view.wants(kind);
    }

    /** The newest event that was sent or was not for this reader. */
    long position() {
        return position;
    }

    /** Begins behind a position, and tells it: for a reader that is cut off before the first event. */
    void startAt(long start) {
        position = start;
        send("id: " + view.idOf(start) + "\n\n");
    }

    /** Tells that what followed a position may be lost to this reader. */
    void tellOfGap(long after) {
        send("event: gap\ndata: {\"after\":" + view.jsonIdOf(after) + "}\n\n");
    }

    /** Takes an event if there is room for it; one that is not for this reader or was sent before is passed over. */
    boolean take(StoredLiveEvent event) {
        if (event.position() <= position) {
            return true;
        }
        byte[] frame = view.frameOf(event);
        if (frame != null) {
            if (!hasRoom()) {
                return false;
            }
            send(frame);
        }
        position = event.position();
        return true;
    }

    /** Sends an event that is in no outbox, if it is wanted and there is room. */
    void tell(LiveKind kind, String data) {
        if (wants(kind) && hasRoom()) {
            send(StoredLiveEvent.frame(kind, view.idOf(position), data));
        }
    }

    /** Ends the stream of a reader who has lost the right to it. */
    void recheck() {
        if (!allowed.getAsBoolean()) {
            close();
        }
    }

    /** Sends a line that is no event, and ends the stream of a reader who took nothing since the last beat. */
    void beat() {
        if (isStuck()) {
            close();
        } else {
            send(": still here\n\n");
        }
    }

    synchronized boolean hasRoom() {
        return queuedBytes < MAX_QUEUED_BYTES;
    }

    void send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    private void send(byte[] bytes) {
        synchronized (this) {
            queue.add(bytes);
            queuedBytes += bytes.length;
        }
        writeWhatFits();
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            writable = true;
        }
        writeWhatFits();
        onRoom.run();
    }

    @Override
    public void onError(Throwable failure) {
        close();
    }

    void close() {
        done.complete(null);
    }

    private synchronized boolean isStuck() {
        boolean stuck = !queue.isEmpty() && !moved;
        moved = false;
        return stuck;
    }

    private void writeWhatFits() {
        if (!write()) {
            close(); // outside the lock, as it runs the container's code
        }
    }

    private synchronized boolean write() {
        try {
            while (writable && isOpen() && (!queue.isEmpty() || unflushed) && out.isReady()) {
                writeOrFlush();
            }
            return true;
        } catch (IOException | IllegalStateException e) {
            return false; // the reader is gone
        }
    }

    private void writeOrFlush() throws IOException {
        byte[] next = queue.poll();
        if (next == null) {
            unflushed = false;
            out.flush();
        } else {
            queuedBytes -= next.length;
            moved = true;
            unflushed = true;
            out.write(next);
        }
    }
}
