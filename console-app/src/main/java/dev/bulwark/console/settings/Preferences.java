package dev.bulwark.console.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered. Never a password.
 *
 * @param server the address signed in to last
 * @param name the name signed in with last
 * @param environments what servers watch over, by their addresses
 */
public record Preferences(String server, String name, ThemeChoice theme, Map<String, Environment> environments) {
    public Preferences {
        Objects.requireNonNull(server, "server is required");
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(theme, "theme is required");
        environments = orNone(environments);
    }

    /** Of somebody who named no environment yet. */
    public Preferences(String server, String name, ThemeChoice theme) {
        this(server, name, theme, Map.of());
    }

    /** Files of older consoles hold none. */
    private static Map<String, Environment> orNone(@Nullable Map<String, Environment> read) {
        return read == null ? Map.of() : Map.copyOf(read);
    }

    public Preferences signedInTo(String lastServer, String lastName) {
        return new Preferences(lastServer, lastName, theme, environments);
    }

    public Preferences withTheme(ThemeChoice chosen) {
        return new Preferences(server, name, chosen, environments);
    }

    /** What the server at an address watches over. */
    public Environment environmentOf(String address) {
        return environments.getOrDefault(address, Environment.UNNAMED);
    }

    public Preferences withEnvironment(String address, Environment environment) {
        Map<String, Environment> all = new HashMap<>(environments);
        all.put(address, environment);
        return new Preferences(server, name, theme, all);
    }
}
