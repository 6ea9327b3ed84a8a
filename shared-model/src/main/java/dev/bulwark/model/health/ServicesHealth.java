package dev.bulwark.model.health;

import java.util.List;

/**
 * The services outside the applications.
 *
 * @param reading the worst of them; grey when there is none
 * @param services those of the last day, by name
 */
public record ServicesHealth(Reading reading, List<ServiceHealth> services) {
    public ServicesHealth {
        services = List.copyOf(services);
    }
}
