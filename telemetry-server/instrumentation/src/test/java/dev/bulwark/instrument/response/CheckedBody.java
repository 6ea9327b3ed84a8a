package dev.bulwark.instrument.response;

import dev.bulwark.instrument.failure.OwnFailures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A body checked for tenant 7 outside of any container, and what has left of it. */
final class CheckedBody implements BodySink {
    private final ByteArrayOutputStream released = new ByteArrayOutputStream();
    private final BodyCheck check;
    private @Nullable ForeignValue stopped;
    private int releases;
    private long nanosSpent;

    CheckedBody(
            Collection<String> keys, int holdBack, BiFunction<BodyScanner, UncheckedResponses, BodyScanner> around) {
        this(keys, holdBack, around, false);
    }

    /** Events with JSON as their data. */
    static CheckedBody ofEvents(Collection<String> keys, int holdBack) {
        return new CheckedBody(keys, holdBack, (json, unchecked) -> new EventStreamScanner((JsonScanner) json), true);
    }

    private CheckedBody(
            Collection<String> keys,
            int holdBack,
            BiFunction<BodyScanner, UncheckedResponses, BodyScanner> around,
            boolean sequence) {
        ResponsePolicy policy = new ResponsePolicy(
                TenantKeys.of(keys), holdBack, ScanLimits.DEFAULT, System::nanoTime, new OwnFailures());
        BodyOwner owner = new BodyOwner() {
            @Override
            public int containersBuffer() {
                return 0;
            }

            @Override
            public BodyScanner open(byte[] start, int length) {
                RecipientsView view = new RecipientsView(policy.keys(), new TenantOnly("7"));
                return around.apply(
                        new JsonScanner(view, policy.limits(), policy.unchecked(), sequence), policy.unchecked());
            }

            @Override
            public void stop(ForeignValue foreign, boolean started) {
                stopped = foreign;
            }

            @Override
            public boolean isMeasured() {
                return true;
            }

            @Override
            public void spent(long nanos) {
                nanosSpent += nanos;
            }
        };
        check = new BodyCheck(policy, owner, this, false);
    }

    BodyCheck check() {
        return check;
    }

    byte[] released() {
        return released.toByteArray();
    }

    /** In how many pieces that was. */
    int releases() {
        return releases;
    }

    /** What looking into it took. */
    long nanosSpent() {
        return nanosSpent;
    }

    @Nullable
    ForeignValue stopped() {
        return stopped;
    }

    /** Writes a whole body in pieces of a size. */
    void write(byte[] body, int piece) throws IOException {
        for (int at = 0; at < body.length; at += piece) {
            check.write(body, at, Math.min(piece, body.length - at));
        }
        check.finish();
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        released.write(bytes, from, length);
        releases++;
    }

    @Override
    public void flush() {}
}
