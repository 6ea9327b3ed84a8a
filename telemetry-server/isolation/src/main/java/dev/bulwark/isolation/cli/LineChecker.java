package dev.bulwark.isolation.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import dev.bulwark.model.isolation.VerdictKind;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Judges lines, each on its own. Thread-safe. */
final class LineChecker {
    private static final int MOST_JUDGES = 64;

    private final CheckDefaults defaults;
    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Map<Known, Judge> judges = new ConcurrentHashMap<>();

    private record Known(Schema schema, Dialect dialect) {}

    LineChecker(CheckDefaults defaults) {
        this.defaults = defaults;
    }

    /** What is to be said of a line. */
    CheckedLine check(InputLines.Line line) {
        try {
            String text = line.text();
            return text.isBlank() ? CheckedLine.BLANK : check(CheckLine.read(text, defaults, json));
        } catch (BadLineException bad) {
            return CheckedLine.bad("line " + line.number() + ": " + bad.getMessage());
        }
    }

    private CheckedLine check(CheckLine line) {
        Judge judge = judge(line);
        StatementAnalysis analysis = judge.analyse(line.sql());
        Verdict verdict = analysis.judge(line.tenant(), line.parameters());
        boolean safe = verdict.kind().isSafe();
        String suggestion = safe ? null : judge.suggestion(line.sql(), line.tenant(), line.parameters());
        return new CheckedLine(answer(line, verdict, suggestion), null, safe ? null : analysis.hash());
    }

    private String answer(CheckLine line, Verdict verdict, @Nullable String suggestion) {
        ObjectNode node = json.createObjectNode();
        node.set("id", line.id());
        node.set("verdict", json.valueToTree(named(verdict.kind())));
        node.set("tables", json.valueToTree(verdict.tables()));
        node.put("reason", verdict.reason());
        node.put("suggestion", suggestion);
        try {
            return json.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A NULL in the tenant's place has no name of its own among the verdicts of this format. */
    private static VerdictKind named(VerdictKind kind) {
        return kind == VerdictKind.NO_TENANT ? VerdictKind.UNDECIDABLE : kind;
    }

    /** One judge for lines with the same schema, so that its cache is of use. */
    private Judge judge(CheckLine line) {
        if (judges.size() > MOST_JUDGES) {
            judges.clear();
        }
        Dialect spoken = line.dialect() == null ? defaults.dialect() : line.dialect();
        JudgeSettings settings = JudgeSettings.defaults()
                .withTenantColumn(defaults.tenantColumn())
                .withDialect(spoken);
        return judges.computeIfAbsent(new Known(line.schema(), spoken), key -> new Judge(line.schema(), settings));
    }
}
