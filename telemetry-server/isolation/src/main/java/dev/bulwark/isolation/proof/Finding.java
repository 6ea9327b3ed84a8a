package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.model.isolation.Verdict;

/** What was found out about a text, for all tenants; immutable and thread-safe. */
public interface Finding {
    /** Whether tenants' rows may be involved. */
    boolean touchesTenantData();

    /** The verdict on one execution. */
    Verdict judge(String tenant, BoundParameters parameters);

    /** Whether another attempt would find the same; false when it was given up for want of time. */
    default boolean isLasting() {
        return true;
    }
}
