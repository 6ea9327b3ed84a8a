package dev.bulwark.instrument.response;

import java.io.IOException;

/**
 * Checks one JSON body on its way out. What fits in the hold-back buffer is checked as a whole before its first byte
 * leaves; a longer one leaves as far as it is safe. Not thread-safe, like the response it belongs to.
 */
final class BodyCheck implements ResponseBody {
    private final BodyScanner scanner;
    private final HeldBytes held;
    private final BodySink sink;
    private final Alarm alarm;
    private final boolean sequence;
    private boolean streaming;
    private boolean flushWanted;
    private boolean stopped;

    /** What to do when a foreign identifier is found. */
    @FunctionalInterface
    interface Alarm {
        /**
         * Stops the response.
         *
         * @param foreign the identifier
         * @param started whether bytes of the body have left already
         */
        void ring(String foreign, boolean started) throws IOException;
    }

    BodyCheck(BodyScanner scanner, HeldBytes held, BodySink sink, Alarm alarm, boolean sequence) {
        this.scanner = scanner;
        this.held = held;
        this.sink = sink;
        this.alarm = alarm;
        this.sequence = sequence;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end && !stopped) {
            if (held.room() == 0) {
                makeRoom();
            }
            int count = Math.min(end - at, held.room());
            scanner.scan(bytes, at, count);
            held.add(bytes, at, count);
            at += count;
            stopIfForeign();
        }
        if (streaming && !stopped) {
            held.releaseUpTo(scanner.safeUpTo(held.released()), sink);
        }
    }

    /** Takes effect with the first byte that leaves; the records of a sequence leave at once. */
    @Override
    public void flush() throws IOException {
        if (sequence) {
            streamFromNowOn();
        }
        if (streaming && !stopped) {
            sink.flush();
        }
        flushWanted = true;
    }

    @Override
    public void streamFromNowOn() throws IOException {
        streaming = true;
        if (!stopped) {
            held.releaseUpTo(scanner.safeUpTo(held.released()), sink);
        }
    }

    @Override
    public void finish() throws IOException {
        if (stopped) {
            return;
        }
        scanner.end();
        stopIfForeign();
        if (!stopped) {
            held.releaseUpTo(Long.MAX_VALUE, sink);
            if (flushWanted && !streaming) {
                sink.flush();
            }
            stopped = true;
        }
    }

    @Override
    public void discard() {
        stopped = true;
        held.clear();
        scanner.end();
    }

    /** One record may fill the whole buffer: then it leaves as far as the next one within it. */
    private void makeRoom() throws IOException {
        streaming = true;
        long start = held.released();
        long safe = Math.max(scanner.safeUpTo(start), scanner.safeUpTo(start + 1));
        held.releaseUpTo(safe > start ? safe : Long.MAX_VALUE, sink);
        if (flushWanted) {
            sink.flush();
        }
    }

    private void stopIfForeign() throws IOException {
        String foreign = scanner.foreign();
        if (foreign != null) {
            discard();
            alarm.ring(foreign, held.released() > 0);
        }
    }
}
