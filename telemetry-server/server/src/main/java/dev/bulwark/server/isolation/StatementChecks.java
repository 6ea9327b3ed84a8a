package dev.bulwark.server.isolation;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.CheckedStatement;
import dev.bulwark.model.isolation.StatementCheck;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges statements, and looks up what came of them. Thread-safe. */
public final class StatementChecks {
    private static final int MAX_STATEMENT = 64 * 1024;
    private static final int MAX_NAME = 200;
    private static final Duration LOOKED_BACK = Duration.ofDays(30);

    private final ViolationStore violations;
    private final Clock clock;

    public StatementChecks(ViolationStore violations, Clock clock) {
        this.violations = violations;
        this.clock = clock;
    }

    /**
     * Judges a statement.
     *
     * @param scope whose violations by the same statement are told
     * @throws RefusalException 400 if something cannot be used
     */
    CheckedStatement check(TenantScope scope, StatementCheck check) {
        requireLength("sql", check.sql(), MAX_STATEMENT);
        requireLength("tenant", check.tenant(), MAX_NAME);
        String column = Objects.requireNonNullElse(
                check.tenantColumn(), JudgeSettings.defaults().tenantColumn());
        requireLength("tenantColumn", column, MAX_NAME);
        JudgeSettings settings =
                JudgeSettings.defaults().withTenantColumn(column).withDialect(dialect(check.dialect()));
        Judge judge = new Judge(CheckedSchema.of(check, column), settings);
        StatementAnalysis analysis = judge.analyse(check.sql());
        BoundParameters bound = bound(check.params());
        Verdict verdict = analysis.judge(check.tenant(), bound);
        String suggestion = verdict.kind().isSafe() ? null : judge.suggestion(check.sql(), check.tenant(), bound);
        return new CheckedStatement(
                verdict.kind(),
                verdict.tables(),
                verdict.reason(),
                verdict.accessedTenants(),
                verdict.marks(),
                suggestion,
                analysis.normalisedText(),
                analysis.hash(),
                violations.siblings(new Conditions(scope)
                        .and("query_hash = :hash", "hash", analysis.hash())
                        .and("created_at >= :since", "since", clock.instant().minus(LOOKED_BACK))));
    }

    private static BoundParameters bound(List<@Nullable Object> values) {
        return position -> position >= 1 && position <= values.size() ? values.get(position - 1) : null;
    }

    private static Dialect dialect(@Nullable String name) {
        try {
            return name == null ? Dialect.POSTGRESQL : Dialect.named(name);
        } catch (IllegalArgumentException unknown) {
            throw RefusalException.badInput("dialect", String.valueOf(unknown.getMessage()));
        }
    }

    private static void requireLength(String field, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw RefusalException.badInput(field, field + " must have 1 to " + most + " characters");
        }
    }
}
