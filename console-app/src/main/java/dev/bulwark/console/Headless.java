package dev.bulwark.console;

import java.util.Locale;
import java.util.Map;

/** Decides whether there is a display, and makes JavaFX draw off screen where there is none. */
final class Headless {
    private static final Map<String, String> OFF_SCREEN = Map.of(
            "glass.platform", "Monocle",
            "monocle.platform", "Headless",
            "headless.geometry", "1920x1200-32",
            "prism.order", "sw",
            "prism.text", "t2k",
            "java.awt.headless", "true");

    private Headless() {}

    /** To be called before the toolkit starts; what was set by hand stays. */
    static void prepare(Map<String, String> environment, String osName) {
        if (!hasDisplay(environment, osName)) {
            OFF_SCREEN.forEach((key, value) -> {
                if (System.getProperty(key) == null) {
                    System.setProperty(key, value);
                }
            });
        }
    }

    /** Windows and macOS always have one; elsewhere X or Wayland says so. */
    static boolean hasDisplay(Map<String, String> environment, String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        return os.contains("win")
                || os.contains("mac")
                || isSet(environment, "DISPLAY")
                || isSet(environment, "WAYLAND_DISPLAY");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
