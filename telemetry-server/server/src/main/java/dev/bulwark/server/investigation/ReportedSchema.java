package dev.bulwark.server.investigation;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a finding says of the schema that it was made with. The application's judge knew the schema, and the server does not;
 * but what it found leaves little open: the unfiltered tables hold tenants' rows, the others were in order or shared, and the
 * reason names the tenant column.
 *
 * @param sql the statement
 * @param tenant for whom it ran
 * @param tables that were found unfiltered, folded; empty when nobody told
 * @param reason as it was found; null when nobody told
 */
record ReportedSchema(
        String sql,
        String tenant,
        Set<String> tables,
        @Nullable String reason) {
    private static final int MOST_COLUMNS = 24;
    private static final int CACHE = 16;
    private static final List<Dialect> DIALECTS = List.of(Dialect.POSTGRESQL, Dialect.H2, Dialect.MYSQL);

    /** A judge that finds the same, tables and reason; else one that finds the same tables; empty when there is none. */
    Optional<Judge> judge(BoundParameters parameters) {
        Judge second = null;
        for (Dialect dialect : DIALECTS) {
            for (String column : columns()) {
                Judge judge = judge(dialect, column, parameters);
                Verdict verdict = judge.analyse(sql).judge(tenant, parameters);
                boolean same = verdict.kind() == VerdictKind.MISSING_FILTER && isAsReported(verdict);
                if (same && (reason == null || reason.contains(verdict.reason()))) {
                    return Optional.of(judge);
                }
                if (same && second == null && column.equals(usualColumn())) {
                    second = judge;
                }
            }
        }
        return Optional.ofNullable(second);
    }

    /** What this one finds beyond the reported tables was in order for the other, who knew more: it counts as shared. */
    private Judge judge(Dialect dialect, String column, BoundParameters parameters) {
        Judge strict = judge(dialect, column, Set.of());
        Set<String> beyond =
                new HashSet<>(strict.analyse(sql).judge(tenant, parameters).tables());
        beyond.removeAll(tables);
        return tables.isEmpty() || beyond.isEmpty() ? strict : judge(dialect, column, beyond);
    }

    private static Judge judge(Dialect dialect, String column, Set<String> shared) {
        Schema.Builder schema = Schema.builder();
        shared.forEach(schema::sharedTable);
        JudgeSettings usual = JudgeSettings.defaults();
        return new Judge(
                schema.build(),
                new JudgeSettings(
                        column,
                        dialect,
                        CACHE,
                        usual.maximumLength(),
                        usual.maximumDepth(),
                        usual.trustedFunctions(),
                        usual.trust()));
    }

    private boolean isAsReported(Verdict verdict) {
        return tables.isEmpty() || tables.equals(new HashSet<>(verdict.tables()));
    }

    /** The usual tenant column, and every word of the reason, which names another one if there is. */
    private List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        columns.add(usualColumn());
        if (reason != null) {
            Arrays.stream(reason.split("[^\\p{Alnum}_]+", MOST_COLUMNS))
                    .filter(word -> word.matches("\\w+"))
                    .forEach(columns::add);
        }
        return new ArrayList<>(columns);
    }

    private static String usualColumn() {
        return JudgeSettings.defaults().tenantColumn();
    }
}
