package dev.bulwark.benchmarks.server;

import dev.bulwark.model.performance.LatencyHistogram;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Many consoles that listen to the live stream, in one thread, so that they take little of what is measured. Each looks in
 * what arrives for {@link #mark marks}, and counts how long ago they were sent.
 */
final class Readers implements AutoCloseable {
    private static final String MARK = "mark-";
    private static final int DIGITS = 6;
    private static final byte[] FIRST = MARK.getBytes(StandardCharsets.US_ASCII);

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final AtomicLongArray sentAt;
    private final AtomicLong delivered = new AtomicLong();
    private final LatencyHistogram took = new LatencyHistogram();
    private final Thread thread = new Thread(this::run, "readers");
    private volatile boolean closed;

    /** @param marks how many will be sent, below a million */
    Readers(int marks) throws IOException {
        this.sentAt = new AtomicLongArray(marks);
        thread.setDaemon(true);
    }

    /** How far one reader is into a mark, and what it has read of the mark's number. */
    private static final class Place {
        private int matched;
        private int number;
    }

    /** Opens one more stream, before {@link #start}. */
    void open(URI server, String session, String kinds) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        String request = "GET /api/v1/stream?kinds=" + kinds + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nAuthorization: Bearer " + session + "\r\nAccept: text/event-stream\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Place());
    }

    void start() {
        thread.start();
    }

    /** The text to send with the event of a number; the time counts from here. */
    String mark(int number) {
        sentAt.set(number, System.nanoTime());
        return MARK + "%06d".formatted(number);
    }

    /** How many marks arrived, at all readers together. */
    long delivered() {
        return delivered.get();
    }

    /** From sending to arriving, in microseconds; to be read once the readers are closed. */
    LatencyHistogram took() {
        return took;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        closed = true;
        selector.wakeup();
        thread.join();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(this::read);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                throw new IOException("the server ended a stream");
            }
            buffer.flip();
            long now = System.nanoTime();
            Place place = (Place) key.attachment();
            while (buffer.hasRemaining()) {
                see(place, buffer.get(), now);
            }
        } catch (IOException e) {
            System.out.println(e.getMessage());
            key.cancel();
        }
    }

    private void see(Place place, byte next, long now) {
        if (place.matched < FIRST.length) {
            place.matched = next == FIRST[place.matched] ? place.matched + 1 : next == FIRST[0] ? 1 : 0;
            place.number = 0;
            return;
        }
        place.number = place.number * 10 + (next - '0');
        if (++place.matched == FIRST.length + DIGITS) {
            took.record((now - sentAt.get(place.number)) / 1_000);
            delivered.incrementAndGet();
            place.matched = 0;
        }
    }
}
