package dev.bulwark.server.live;

import dev.bulwark.model.live.LiveKind;
import org.jspecify.annotations.Nullable;

/**
 * A pushed event in the outbox.
 *
 * @param position its number: later commits have larger ones
 * @param tenant whose it is; null for what only those may see who see all tenants
 * @param data JSON on one line
 */
public record StoredLiveEvent(
        long position, LiveKind kind, @Nullable String tenant, String data) {}
