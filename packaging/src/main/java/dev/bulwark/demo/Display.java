package dev.bulwark.demo;

import java.util.Locale;
import java.util.Map;

/** Whether windows can be shown on this machine. */
enum Display {
    PRESENT,
    ABSENT;

    /** Windows and macOS always show windows; elsewhere X11 or Wayland say where. */
    static Display of(String osName, Map<String, String> environment) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean always = os.startsWith("windows") || os.startsWith("mac");
        boolean named = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return always || named ? PRESENT : ABSENT;
    }
}
