package dev.bulwark.instrument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The machine's own name, without asking a name server: that could keep an application from starting for a while. */
final class HostName {
    private static final Path FILE = Path.of("/etc/hostname");
    private static final String UNNAMED = "1";

    private HostName() {}

    /** The name, or {@value #UNNAMED} when the machine does not tell. */
    static String find(UnaryOperator<@Nullable String> environment) {
        for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
            String name = environment.apply(variable);
            if (name != null && !name.isBlank()) {
                return name.trim();
            }
        }
        try {
            String name = Files.isReadable(FILE) ? Files.readString(FILE).trim() : "";
            return name.isEmpty() ? UNNAMED : name;
        } catch (IOException | RuntimeException e) {
            return UNNAMED;
        }
    }
}
