package dev.bulwark.sample.sessions;

import java.util.UUID;

/** A signed-in person. Which organization a request works for is decided by this and by nothing that the client sends. */
public record Session(String organizationId, String userId, UUID teamId, String name, Role role) {}
