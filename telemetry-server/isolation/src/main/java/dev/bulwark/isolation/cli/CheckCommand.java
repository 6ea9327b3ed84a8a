package dev.bulwark.isolation.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final int MOST_JUDGES = 64;

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

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Map<Schema, Map<Dialect, Judge>> judges = new LinkedHashMap<>();

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

    private int checkAll(InputLines lines, PrintWriter out, CheckDefaults defaults, @Nullable Baseline baseline)
            throws IOException {
        int status = SAFE;
        while (lines.next()) {
            try {
                String line = lines.text();
                if (!line.isBlank()) {
                    status = Math.max(status, check(CheckLine.read(line, defaults, json), out, defaults, baseline));
                }
            } catch (BadLineException bad) {
                PrintWriter errors = spec.commandLine().getErr();
                errors.println("line " + lines.number() + ": " + bad.getMessage());
                errors.flush();
                status = BAD_USAGE;
            }
        }
        if (out.checkError()) {
            throw new IOException("the output does not take all verdicts");
        }
        return status;
    }

    private int check(CheckLine line, PrintWriter out, CheckDefaults defaults, @Nullable Baseline baseline)
            throws IOException {
        Judge judge = judge(line, defaults);
        StatementAnalysis analysis = judge.analyse(line.sql());
        Verdict verdict = analysis.judge(line.tenant(), line.parameters());
        boolean safe = verdict.kind().isSafe();
        String suggestion = safe ? null : judge.suggestion(line.sql(), line.tenant(), line.parameters());
        out.println(json.writeValueAsString(answer(line, verdict, suggestion)));
        return safe || (baseline != null && baseline.accepts(analysis.hash())) ? SAFE : UNSAFE;
    }

    private ObjectNode answer(CheckLine line, Verdict verdict, @Nullable String suggestion) {
        ObjectNode node = json.createObjectNode();
        node.set("id", line.id());
        node.set("verdict", json.valueToTree(verdict.kind()));
        node.set("tables", json.valueToTree(verdict.tables()));
        node.put("reason", verdict.reason());
        node.put("suggestion", suggestion);
        return node;
    }

    /** One judge for lines with the same schema, so that its cache is of use. */
    private Judge judge(CheckLine line, CheckDefaults defaults) {
        if (judges.size() > MOST_JUDGES) {
            judges.clear();
        }
        Dialect spoken = line.dialect() == null ? defaults.dialect() : line.dialect();
        JudgeSettings settings = JudgeSettings.defaults()
                .withTenantColumn(defaults.tenantColumn())
                .withDialect(spoken);
        return judges.computeIfAbsent(line.schema(), schema -> new LinkedHashMap<>())
                .computeIfAbsent(spoken, key -> new Judge(line.schema(), settings));
    }
}
