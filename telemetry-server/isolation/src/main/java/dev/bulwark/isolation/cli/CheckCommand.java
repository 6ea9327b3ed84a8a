package dev.bulwark.isolation.cli;

import dev.bulwark.isolation.Dialect;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bulwark check}: judges a file of statements. */
@Command(
        name = "check",
        description = "Judges the statements of a file, one JSON object a line.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every statement is safe or accepted",
            "1:a statement is not safe",
            "2:bad usage or a bad line"
        })
final class CheckCommand implements Callable<Integer> {
    private static final int SAFE = 0;
    private static final int UNSAFE = 1;
    private static final int BAD_USAGE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Option(names = "--input", required = true, paramLabel = "FILE", description = "The statements, as JSON lines.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path input;

    @Option(names = "--output", paramLabel = "FILE", description = "Where the verdicts go; standard output by default.")
    private @Nullable Path output;

    @Option(names = "--tenant-column", defaultValue = "organization_id", description = "Default: ${DEFAULT-VALUE}.")
    private String tenantColumn = "organization_id";

    @Option(
            names = "--dialect",
            defaultValue = "postgresql",
            description = "postgresql, h2 or mysql. Default: ${DEFAULT-VALUE}.")
    private String dialect = "postgresql";

    @Option(
            names = "--shared-tables",
            split = ",",
            paramLabel = "TABLE",
            description = "Tables that belong to no tenant.")
    private List<String> sharedTables = new ArrayList<>();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "Accepts the unsafe statements that the file lists; made if it is missing, and only ever shrunk.")
    private @Nullable Path baselineFile;

    @Override
    public Integer call() {
        CheckDefaults defaults = new CheckDefaults(tenantColumn, dialect(), sharedTables);
        try {
            Baseline baseline = baselineFile == null ? null : Baseline.open(baselineFile);
            int status = run(defaults, baseline);
            if (baseline != null && status != BAD_USAGE) {
                baseline.save();
            }
            return status;
        } catch (NoSuchFileException missing) {
            throw new ParameterException(spec.commandLine(), "there is no file " + missing.getFile());
        } catch (IOException failure) {
            throw new ParameterException(spec.commandLine(), "cannot read or write: " + failure.getMessage());
        }
    }

    private Dialect dialect() {
        try {
            return Dialect.named(dialect);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unknown.getMessage()));
        }
    }

    private int run(CheckDefaults defaults, @Nullable Baseline baseline) throws IOException {
        try (InputLines lines = InputLines.open(input)) {
            if (output == null) {
                return checkAll(lines, spec.commandLine().getOut(), defaults, baseline);
            }
            if (Files.exists(output) && Files.isSameFile(input, output)) {
                throw new ParameterException(spec.commandLine(), "--output is the file that --input reads");
            }
            try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(output))) {
                return checkAll(lines, file, defaults, baseline);
            }
        }
    }

    /** Lines are judged side by side, and answered in their order. */
    private int checkAll(InputLines lines, PrintWriter out, CheckDefaults defaults, @Nullable Baseline baseline)
            throws IOException {
        LineChecker checker = new LineChecker(defaults);
        int status = SAFE;
        for (List<InputLines.Line> some = lines.next(); !some.isEmpty(); some = lines.next()) {
            for (CheckedLine checked : some.parallelStream().map(checker::check).toList()) {
                status = Math.max(status, report(checked, out, baseline));
            }
        }
        if (out.checkError()) {
            throw new IOException("the output does not take all verdicts");
        }
        return status;
    }

    private int report(CheckedLine checked, PrintWriter out, @Nullable Baseline baseline) {
        if (checked.error() != null) {
            spec.commandLine().getErr().println(checked.error());
            spec.commandLine().getErr().flush();
            return BAD_USAGE;
        }
        if (checked.answer() != null) {
            out.println(checked.answer());
        }
        String unsafe = checked.unsafe();
        return unsafe == null || (baseline != null && baseline.accepts(unsafe)) ? SAFE : UNSAFE;
    }
}
