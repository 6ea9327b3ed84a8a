package dev.bulwark.instrument.response;

import java.util.function.LongSupplier;

/** How the responses of an application are checked, and what became of it. Thread-safe. */
public final class ResponsePolicy {
    private final TenantKeys keys;
    private final int holdBackBytes;
    private final ScanLimits limits;
    private final LongSupplier nanoTime;
    private final UncheckedResponses unchecked = new UncheckedResponses();
    private final BufferPool buffers = new BufferPool();

    /**
     * A policy for one application.
     *
     * @param keys under which names tenants and what else must be visible to the caller are looked for
     * @param holdBackBytes up to this size a body is checked as a whole before it leaves
     */
    public ResponsePolicy(TenantKeys keys, int holdBackBytes, ScanLimits limits, LongSupplier nanoTime) {
        this.keys = keys;
        this.holdBackBytes = holdBackBytes;
        this.limits = limits;
        this.nanoTime = nanoTime;
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

    BufferPool buffers() {
        return buffers;
    }
}
