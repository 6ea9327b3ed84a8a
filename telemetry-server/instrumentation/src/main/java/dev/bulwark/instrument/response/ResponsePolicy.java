package dev.bulwark.instrument.response;

import dev.bulwark.instrument.failure.OwnFailures;
import java.util.function.LongSupplier;

/** How the responses of an application are checked, and what became of it. Thread-safe. */
public final class ResponsePolicy {
    private final TenantKeys keys;
    private final int holdBackBytes;
    private final ScanLimits limits;
    private final LongSupplier nanoTime;
    private final OwnFailures failures;
    private final UncheckedResponses unchecked = new UncheckedResponses();
    private final BufferPool buffers = new BufferPool();

    /**
     * A policy for one application.
     *
     * @param keys under which names tenants and what else must be visible to the caller are looked for
     * @param holdBackBytes up to this size a body is checked as a whole before it leaves
     */
    public ResponsePolicy(
            TenantKeys keys, int holdBackBytes, ScanLimits limits, LongSupplier nanoTime, OwnFailures failures) {
        this.keys = keys;
        this.holdBackBytes = holdBackBytes;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.failures = failures;
    }

    /** What left without a complete check. */
    public UncheckedResponses unchecked() {
        return unchecked;
    }

    TenantKeys keys() {
        return keys;
    }

    int holdBackBytes() {
        return holdBackBytes;
    }

    ScanLimits limits() {
        return limits;
    }

    LongSupplier nanoTime() {
        return nanoTime;
    }

    OwnFailures failures() {
        return failures;
    }

    BufferPool buffers() {
        return buffers;
    }
}
