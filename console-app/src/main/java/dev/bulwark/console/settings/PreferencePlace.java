package dev.bulwark.console.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a person's settings lie on this operating system. */
public final class PreferencePlace {
    private static final String FOLDER = "bulwark";
    private static final String FILE = "console.json";

    private PreferencePlace() {}

    /**
     * The file to keep them in.
     *
     * @param osName as in the system property {@code os.name}
     * @param home the person's home folder
     */
    public static Path of(Map<String, String> environment, String osName, Path home) {
        return folder(environment, osName.toLowerCase(Locale.ROOT), home)
                .resolve(FOLDER)
                .resolve(FILE);
    }

    private static Path folder(Map<String, String> environment, String os, Path home) {
        if (os.contains("win")) {
            String appData = environment.get("APPDATA");
            return appData == null ? home.resolve("AppData/Roaming") : Path.of(appData);
        }
        if (os.contains("mac")) {
            return home.resolve("Library/Application Support");
        }
        String configured = environment.get("XDG_CONFIG_HOME");
        return configured == null || configured.isBlank() ? home.resolve(".config") : Path.of(configured);
    }
}
