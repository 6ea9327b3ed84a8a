package dev.bulwark.server.live;

import dev.bulwark.model.live.LiveKind;

/** Something to push. */
public record LiveEvent(LiveKind kind, Object data) {}
