package dev.bulwark.benchmarks.isolation;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One statement judged for one tenant: known text, unknown text, and what a bare parse alone would take. */
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
    private String sql = "";
    private long distinct;

    /** Proves that the statement is confined, so that the figures are not those of giving up early. */
    @Setup
    public void prepare() {
        sql = Statements.named(size);
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
    public Verdict unknownText() {
        return judge.analyse(sql + " -- " + distinct++).judge("7", parameters);
    }

    @Benchmark
    public Statement bareParse() throws ParseException {
        return new CCJSqlParser(sql + " -- " + distinct++).Statement();
    }
}
