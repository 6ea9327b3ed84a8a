package dev.bulwark.benchmarks.isolation;

import com.baomidou.mybatisplus.extension.parser.JsqlParserGlobal;
import com.baomidou.mybatisplus.extension.plugins.handler.TenantLineHandler;
import com.baomidou.mybatisplus.extension.plugins.inner.TenantLineInnerInterceptor;
import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One statement judged for one tenant, beside the least that anybody must pay (a look-up, a parse) and beside
 * MyBatis-Plus, which rewrites the statement instead of judging it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JudgeBenchmark {
    /** Which statement. */
    @Param({"short", "medium", "long"})
    @SuppressWarnings("NullAway.Init") // set by JMH
    public String size;

    private final Judge judge = new Judge(Schema.unknown(), JudgeSettings.defaults());
    private final List<Object> values = Statements.parameters();
    private final BoundParameters parameters = position -> values.get(position - 1);
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final TenantLineInnerInterceptor interceptor = new TenantLineInnerInterceptor(new SevenHandler());
    private String sql = "";
    private long distinct;

    /** The tenant that MyBatis-Plus writes into statements. */
    private static final class SevenHandler implements TenantLineHandler {
        @Override
        public Expression getTenantId() {
            return new LongValue(7);
        }

        @Override
        public String getTenantIdColumn() {
            return "organization_id";
        }
    }

    /** Proves that the statement is confined, so that the figures are not those of giving up early. */
    @Setup
    public void prepare() {
        sql = Statements.named(size);
        texts.put(sql, sql);
        JsqlParserGlobal.setParserSingleFunc(text -> parse(text));
        if (judge.analyse(sql).judge("7", parameters).kind() != VerdictKind.CONFINED) {
            throw new IllegalStateException("the " + size + " statement should be confined");
        }
    }

    @Benchmark
    public Verdict knownText() {
        return judge.analyse(sql).judge("7", parameters);
    }

    @Benchmark
    public Verdict knownTextInAFreshString() {
        return judge.analyse(new String(sql.toCharArray())).judge("7", parameters);
    }

    @Benchmark
    public @Nullable String mapLookUpOfAFreshString() {
        return texts.get(new String(sql.toCharArray()));
    }

    @Benchmark
    public Verdict unknownText() {
        return judge.analyse(Statements.renamed(sql, distinct++)).judge("7", parameters);
    }

    @Benchmark
    public Statement bareParse() {
        return parse(Statements.renamed(sql, distinct++));
    }

    @Benchmark
    public String rewriteByMyBatisPlus() {
        return interceptor.parserSingle(Statements.renamed(sql, distinct++), null);
    }

    /** On the thread itself, which is the fastest way for MyBatis-Plus too. */
    private static Statement parse(String text) {
        try {
            return new CCJSqlParser(text).Statement();
        } catch (ParseException failure) {
            throw new IllegalStateException("the statement should parse", failure);
        }
    }
}
