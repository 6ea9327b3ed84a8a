package dev.bulwark.console.settings;

import java.util.Objects;

/**
 * What is remembered. Never a password.
 *
 * @param server the address signed in to last
 * @param name the name signed in with last
 */
public record Preferences(String server, String name, ThemeChoice theme) {
    public Preferences {
        Objects.requireNonNull(server, "server is required");
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(theme, "theme is required");
    }

    public Preferences signedInTo(String lastServer, String lastName) {
        return new Preferences(lastServer, lastName, theme);
    }

    public Preferences withTheme(ThemeChoice chosen) {
        return new Preferences(server, name, chosen);
    }
}
