package dev.bulwark.sample.world;

import dev.bulwark.sample.sessions.Role;
import java.util.UUID;

/** A made-up person, who can sign in with {@link World#PASSWORD}. */
public record Persona(
        String organizationId, String userId, UUID teamId, String name, String email, String title, Role role) {}
