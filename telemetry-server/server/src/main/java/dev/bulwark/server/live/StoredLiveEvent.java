package dev.bulwark.server.live;

import dev.bulwark.model.live.LiveKind;

/**
 * A pushed event in the outbox.
 *
 * @param position its number: later commits have larger ones
 * @param data JSON on one line
 */
public record StoredLiveEvent(long position, LiveKind kind, String data) {}
