package dev.bulwark.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records. One thread writes what all others wait for and forces it once for all of them; it is never interrupted,
 * which would close the file. Thread-safe.
 */
final class JournalWriter implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final int MOST_AT_ONCE = 8 * 1024 * 1024;

    private final SegmentDirectory directory;
    private final SegmentFile.Opener opener;
    private final int segmentBytes;
    private final Deque<Append> waiting = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "journal-writer");
    private SegmentFile file;
    private boolean broken;
    private boolean closed;
    private volatile JournalPosition end;

    /** @param end behind the last record, in a segment whose file exists */
    JournalWriter(SegmentDirectory directory, SegmentFile.Opener opener, int segmentBytes, JournalPosition end)
            throws IOException {
        this.directory = directory;
        this.opener = opener;
        this.segmentBytes = segmentBytes;
        this.end = end;
        this.file = opener.open(directory.file(end.segment()));
        thread.setDaemon(true);
        thread.start();
    }

    private record Append(byte[] payload, CompletableFuture<JournalPosition> done) {
        long size() {
            return RecordFormat.sizeOf(payload);
        }
    }

    /** Behind the last record that is durable. */
    JournalPosition end() {
        return end;
    }

    /**
     * Appends a record and returns once it is durable.
     *
     * @return where it ends
     * @throws IOException if it could not be made durable; it may be read again all the same
     */
    JournalPosition append(byte[] payload) throws IOException {
        Append append = new Append(payload, new CompletableFuture<>());
        synchronized (waiting) {
            if (closed) {
                throw new IOException("The journal is closed");
            }
            waiting.add(append);
            waiting.notifyAll();
        }
        try {
            return append.done().get();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while the journal wrote");
        }
    }

    /** Writes what was appended before, and ends. */
    @Override
    public void close() throws IOException {
        synchronized (waiting) {
            closed = true;
            waiting.notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }

    private void run() {
        List<Append> group = take();
        while (!group.isEmpty()) {
            commit(group);
            group = take();
        }
    }

    /** What waits, or as much of it as is written at once; nothing when the journal is closed. */
    private List<Append> take() {
        List<Append> group = new ArrayList<>();
        synchronized (waiting) {
            while (waiting.isEmpty() && !closed) {
                try {
                    waiting.wait();
                } catch (InterruptedException e) {
                    LOG.warn("The journal's writer goes on although it was interrupted");
                }
            }
            long bytes = 0;
            for (Append next = waiting.peek(); next != null && fits(next, group, bytes); next = waiting.peek()) {
                group.add(waiting.remove());
                bytes += next.size();
            }
        }
        return group;
    }

    /** A group never crosses the end of a segment, so that it is durable as a whole or not at all. */
    private boolean fits(Append next, List<Append> group, long bytes) {
        long more = bytes + next.size();
        return group.isEmpty() || more <= MOST_AT_ONCE && end.offset() + more <= segmentBytes;
    }

    private void commit(List<Append> group) {
        List<JournalPosition> ends = new ArrayList<>(group.size());
        try {
            repair();
            rollIfFull(group);
            ByteBuffer bytes = framed(group, ends);
            file.write(bytes, end.offset());
            file.force();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            broken = true;
            group.forEach(append -> append.done().completeExceptionally(e));
            return;
        }
        end = ends.get(ends.size() - 1);
        for (int i = 0; i < group.size(); i++) {
            group.get(i).done().complete(ends.get(i));
        }
    }

    private ByteBuffer framed(List<Append> group, List<JournalPosition> ends) {
        ByteBuffer bytes = ByteBuffer.allocate(
                Math.toIntExact(group.stream().mapToLong(Append::size).sum()));
        JournalPosition at = end;
        for (Append append : group) {
            RecordFormat.put(bytes, at, append.payload());
            at = at.plus(append.size());
            ends.add(at);
        }
        return bytes.flip();
    }

    /** What a failed write left behind must not be taken for records after a restart. */
    private void repair() throws IOException {
        if (broken) {
            file.truncate(end.offset());
            file.force();
            broken = false;
        }
    }

    private void rollIfFull(List<Append> group) throws IOException {
        long bytes = group.stream().mapToLong(Append::size).sum();
        if (end.offset() == RecordFormat.SEGMENT_HEADER || end.offset() + bytes <= segmentBytes) {
            return;
        }
        SegmentFile full = file;
        file = begun(directory, opener, end.segment() + 1);
        end = new JournalPosition(end.segment() + 1, RecordFormat.SEGMENT_HEADER);
        full.close();
    }

    /** A new segment without records. */
    static SegmentFile begun(SegmentDirectory directory, SegmentFile.Opener opener, long segment) throws IOException {
        SegmentFile file = opener.open(directory.file(segment));
        try {
            file.truncate(0);
            file.write(RecordFormat.segmentHeader(segment), 0);
            file.force();
            directory.force();
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }
}
