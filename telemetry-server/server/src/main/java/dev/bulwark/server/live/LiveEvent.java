package dev.bulwark.server.live;

import dev.bulwark.model.live.LiveKind;
import org.jspecify.annotations.Nullable;

/**
 * Something to push.
 *
 * @param tenant whose it is; null for what only those may see who see all tenants
 */
public record LiveEvent(LiveKind kind, @Nullable String tenant, Object data) {}
