package dev.bulwark.server.selfwatch;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import dev.bulwark.server.access.Caller;
import dev.bulwark.server.store.TenantScope;
import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges what the server reads from its store while it answers somebody who may see some tenants only. What is not proven to
 * be held to them is counted, and told in the log once for each statement. Thread-safe.
 */
public final class OwnStatements implements SqlLogger {
    private static final Logger LOG = LoggerFactory.getLogger(OwnStatements.class);

    /** So many different statements are told; the server has fewer. */
    private static final int MOST_TOLD = 1_000;

    private final Judge judge;
    private final ThreadLocal<@Nullable TenantScope> current = new ThreadLocal<>();
    private final Map<VerdictKind, LongAdder> verdicts = new EnumMap<>(VerdictKind.class);
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public OwnStatements(Jdbi jdbi) {
        this.judge = new Judge(
                StoreSchema.of(jdbi),
                JudgeSettings.defaults().withTenantColumn(StoreSchema.TENANT).withDialect(Dialect.POSTGRESQL));
        for (VerdictKind kind : VerdictKind.values()) {
            verdicts.put(kind, new LongAdder());
        }
    }

    /** From now on this thread answers that request, whose caller is known. */
    public void begin(Context context) {
        begin(Caller.scope(context));
    }

    void begin(TenantScope scope) {
        current.set(scope);
    }

    /** This thread has answered. */
    public void end() {
        current.remove();
    }

    /** How many reads got that verdict. */
    public long count(VerdictKind kind) {
        return Objects.requireNonNull(verdicts.get(kind)).sum();
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        TenantScope scope = current.get();
        if (scope != null && !scope.isAll() && isRead(context.getRenderedSql())) {
            judge(scope, context);
        }
    }

    private static boolean isRead(@Nullable String sql) {
        String begins = sql == null ? "" : sql.stripLeading().toUpperCase(Locale.ROOT);
        return begins.startsWith("SELECT") || begins.startsWith("WITH");
    }

    private void judge(TenantScope scope, StatementContext context) {
        ParsedSql parsed = context.getParsedSql();
        StatementAnalysis analysis = judge.analyse(parsed.getSql());
        Verdict verdict = analysis.judge(scope.representative(), bound(scope, parsed, context));
        Objects.requireNonNull(verdicts.get(verdict.kind())).increment();
        if (!verdict.kind().isSafe() && told.size() < MOST_TOLD && told.add(analysis.hash())) {
            LOG.error(
                    "The server's own statement is not held to the caller's tenants ({}): {}: {}",
                    verdict.kind().wireName(),
                    verdict.reason(),
                    analysis.normalisedText());
        }
    }

    /** All tenants of the caller count as one. */
    private static BoundParameters bound(TenantScope scope, ParsedSql parsed, StatementContext context) {
        List<String> names = parsed.getParameters().getParameterNames();
        return position -> {
            if (position < 1 || position > names.size()) {
                return null;
            }
            String value = context.getBinding()
                    .findForName(names.get(position - 1), context)
                    .map(Object::toString)
                    .orElse(null);
            return scope.includes(value) ? scope.representative() : value;
        };
    }
}
