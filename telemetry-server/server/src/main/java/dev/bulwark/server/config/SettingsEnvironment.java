package dev.bulwark.server.config;

import dev.bulwark.server.store.StoreSettings;
import java.util.Map;

/** Settings that the environment may give, since they are secret or differ from machine to machine. It goes before the file. */
public final class SettingsEnvironment {
    private static final String STORE = "BULWARK_STORE_";

    private SettingsEnvironment() {}

    /** @throws SettingsException if a variable says something that cannot be */
    public static ServerSettings applied(ServerSettings settings, Map<String, String> environment) {
        StoreSettings store = settings.store();
        try {
            return settings.with(new StoreSettings(
                    environment.getOrDefault(STORE + "URL", store.url()),
                    environment.getOrDefault(STORE + "USER", store.user()),
                    environment.getOrDefault(STORE + "PASSWORD", store.password())));
        } catch (IllegalArgumentException e) {
            throw new SettingsException("The environment: " + e.getMessage(), e);
        }
    }
}
