package dev.bulwark.server.config;

import java.util.Objects;

/** Which version this is. */
public final class ServerVersion {
    private ServerVersion() {}

    /** The version in the program's manifest; words that say so when it runs from elsewhere. */
    public static String get() {
        return Objects.requireNonNullElse(
                ServerVersion.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
