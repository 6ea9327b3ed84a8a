package dev.bulwark.instrument.response;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.response.UncheckedResponses.Reason;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks one body on its way out. Nothing is looked at before it has to leave: until then the application may change its
 * headers, or take all of it back. What fits in the hold-back buffer is checked as a whole; a longer body leaves as far as
 * it is safe. One that is none of our concern leaves when the container would have sent it. Not thread-safe, like the
 * response it belongs to.
 */
final class BodyCheck implements ResponseBody {
    private static final String CHECKING = "checking a response";
    private static final int ROOM_SHARE = 16;

    private final BodyOwner owner;
    private final HeldBytes held;
    private final BodySink sink;
    private final ScanTime time;
    private final UncheckedResponses unchecked;
    private final OwnFailures failures;
    private State state = State.UNDECIDED;
    private @Nullable BodyScanner scanner;
    private final boolean eager;
    private boolean streaming;
    private boolean flushWanted;

    private enum State {
        /** Headers may still change what the body is. */
        UNDECIDED,
        CHECKED,
        /** None of our concern. */
        PASSING,
        /** Nothing more leaves. */
        STOPPED
    }

    /**
     * A body that nothing is known of yet.
     *
     * @param eager whether nobody may tell when it is over: a body that may be whole leaves at once
     */
    BodyCheck(ResponsePolicy policy, BodyOwner owner, BodySink sink, boolean eager) {
        this.owner = owner;
        this.held = new HeldBytes(policy.holdBackBytes(), policy.buffers());
        this.sink = sink;
        this.eager = eager;
        this.time = new ScanTime(policy, owner);
        this.unchecked = policy.unchecked();
        this.failures = policy.failures();
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (state == State.UNDECIDED && (eager || held.length() + length > owner.containersBuffer())) {
            decide(bytes, from, length);
        }
        if (state == State.PASSING) {
            held.clear();
            sink.write(bytes, from, length);
        } else if (state != State.STOPPED) {
            hold(bytes, from, length);
        }
    }

    /**
     * The records of a list leave as soon as they are whole. An object may still turn out to be another tenant's as long as
     * it is open, and is held back.
     */
    @Override
    public void flush() throws IOException {
        decideIfNeeded();
        flushWanted = true;
        if (state == State.CHECKED) {
            flushChecked();
        }
        if (state == State.PASSING) {
            held.clear();
            sink.flush();
        }
    }

    private void flushChecked() throws IOException {
        BodyScanner known = scanHeld();
        boolean nothingYet = held.length() == 0 && held.released() == 0;
        if (known != null && !nothingYet && (streaming || known.isList() || known.isComplete())) {
            streamFromNowOn();
            flushSink();
        } else if (nothingYet && (eager || (known != null && known.isList()))) {
            flushSink();
        }
    }

    @Override
    public void streamFromNowOn() throws IOException {
        decideIfNeeded();
        streaming = true;
        if (state == State.CHECKED) {
            release();
        }
    }

    @Override
    public void finish() throws IOException {
        decideIfNeeded();
        if (state == State.CHECKED) {
            scanHeld();
            endScan();
        }
        if (state == State.CHECKED) {
            held.releaseUpTo(Long.MAX_VALUE, sink);
            if (flushWanted && !streaming) {
                sink.flush();
            }
        }
        state = State.STOPPED;
    }

    @Override
    public void discard() {
        state = State.STOPPED;
        held.clear();
        BodyScanner known = scanner;
        try {
            if (known != null) {
                known.end();
            }
        } catch (Throwable e) { // nothing leaves that it could have found anything in
            failures.swallow(CHECKING, e);
        }
    }

    @Override
    public void recycle() {
        if (state == State.STOPPED) {
            held.recycle();
        }
    }

    private void flushSink() throws IOException {
        if (state == State.CHECKED) {
            sink.flush();
        }
    }

    private void decideIfNeeded() throws IOException {
        if (state == State.UNDECIDED) {
            decide(held.bytes(), 0, held.length());
        }
    }

    /** From now on the headers stay as they are. */
    private void decide(byte[] bytes, int from, int length) throws IOException {
        byte[] start = held.length() > 0 ? held.bytes() : Arrays.copyOfRange(bytes, from, from + Math.min(length, 4));
        BodyScanner opened = open(start, held.length() > 0 ? held.length() : start.length);
        scanner = opened;
        if (opened == null) {
            pass();
        } else {
            state = State.CHECKED;
            if (opened.isStream()) {
                streaming = true;
                held.staySmall();
            }
        }
    }

    private @Nullable BodyScanner open(byte[] start, int length) {
        try {
            return owner.open(start, length);
        } catch (Throwable e) { // whatever is wrong with the check, the application's answer is not
            failures.swallow(CHECKING, e);
            unchecked.count(Reason.FAILURE);
            return null;
        }
    }

    private void pass() throws IOException {
        state = State.PASSING;
        held.releaseUpTo(Long.MAX_VALUE, sink);
    }

    private void passUnchecked(Throwable failure) throws IOException {
        failures.swallow(CHECKING, failure);
        unchecked.count(Reason.FAILURE);
        pass();
    }

    private void hold(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end && state != State.STOPPED) {
            if (held.room() == 0) {
                makeRoom();
            }
            if (state == State.PASSING) {
                sink.write(bytes, at, end - at);
                return;
            }
            int count = state == State.STOPPED ? 0 : Math.min(end - at, held.room());
            held.add(bytes, at, count);
            at += count;
        }
        if (streaming && state == State.CHECKED) {
            release();
        } else if (eager) {
            releaseIfWhole();
        }
    }

    private void releaseIfWhole() throws IOException {
        BodyScanner known = scanHeld();
        if (known != null && known.isComplete()) {
            held.releaseUpTo(Long.MAX_VALUE, sink);
        }
    }

    /**
     * One record may fill the whole buffer: then it leaves as far as the next one within it. Where nobody knows that, the oldest
     * bytes leave, so many that moving the others costs little.
     */
    private void makeRoom() throws IOException {
        decideIfNeeded();
        streaming = true;
        BodyScanner known = scanHeld();
        if (known != null) {
            long start = held.released();
            long unavoidable = known.unavoidableUpTo(start, 1 + held.length() / ROOM_SHARE);
            held.releaseUpTo(unavoidable > start ? unavoidable : Long.MAX_VALUE, sink);
            if (flushWanted) {
                sink.flush();
            }
        }
    }

    private void release() throws IOException {
        BodyScanner known = scanHeld();
        if (known != null) {
            held.releaseUpTo(known.safeUpTo(held.released()), sink);
            if (known.isStream() && held.length() == 0) {
                time.restart();
            }
        }
    }

    /** Looks at all that is held; the scanner, unless the body is stopped. */
    private @Nullable BodyScanner scanHeld() throws IOException {
        BodyScanner known = scanner;
        if (known == null || state != State.CHECKED) {
            return null;
        }
        try {
            time.scan(held, known);
        } catch (Throwable e) {
            passUnchecked(e);
            return null;
        }
        stopIfForeign(known);
        time.giveUpIfOver(known);
        return state == State.CHECKED ? known : null;
    }

    private void endScan() throws IOException {
        BodyScanner known = scanner;
        if (known == null || state != State.CHECKED) {
            return;
        }
        try {
            known.end();
        } catch (Throwable e) {
            passUnchecked(e);
            return;
        }
        stopIfForeign(known);
    }

    private void stopIfForeign(BodyScanner known) throws IOException {
        ForeignValue foreign = known.foreign();
        if (foreign != null) {
            discard();
            owner.stop(foreign, held.released() > 0);
        }
    }
}
