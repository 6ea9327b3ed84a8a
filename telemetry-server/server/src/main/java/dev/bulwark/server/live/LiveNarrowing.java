package dev.bulwark.server.live;

import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.store.TenantScope;

/** Takes out of what is pushed what belongs to tenants that its reader may not see. Thread-safe. */
@FunctionalInterface
public interface LiveNarrowing {
    /** @param data JSON on one line, of something that itself belongs to a tenant of the scope */
    String narrowed(LiveKind kind, String data, TenantScope scope);
}
