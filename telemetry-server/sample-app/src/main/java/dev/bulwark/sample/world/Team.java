package dev.bulwark.sample.world;

import java.util.List;
import java.util.UUID;

/**
 * A team of a made-up organization.
 *
 * @param members at least one; the first one leads
 */
public record Team(String organizationId, UUID id, String name, List<Persona> members) {
    public Team {
        members = List.copyOf(members);
    }

    public Persona leader() {
        return members.get(0);
    }
}
