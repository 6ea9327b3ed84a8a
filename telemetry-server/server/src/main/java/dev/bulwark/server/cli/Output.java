package dev.bulwark.server.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints to. */
final class Output {
    private Output() {}

    /** @param spec as picocli put it into the command before it called it */
    static PrintWriter of(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /** The same for what is no result. */
    static PrintWriter errors(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    /** The tenants that somebody is bound to, in a word. */
    static String tenants(@Nullable List<String> tenants) {
        return tenants == null ? "all tenants" : String.join(",", tenants);
    }
}
