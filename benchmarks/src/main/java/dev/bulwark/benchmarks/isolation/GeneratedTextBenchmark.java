package dev.bulwark.benchmarks.isolation;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import dev.bulwark.model.isolation.Verdict;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A text that nobody sent before, but for its values and the length of its list the same as others: read once for all. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GeneratedTextBenchmark {
    private final Judge judge = new Judge(Schema.unknown(), JudgeSettings.defaults());
    private long distinct;

    @Benchmark
    public Verdict judged() {
        return judge.analyse(Statements.generated(distinct++)).judge("7", BoundParameters.NONE);
    }

    @Benchmark
    public Statement bareParse() throws ParseException {
        return new CCJSqlParser(Statements.generated(distinct++)).Statement();
    }
}
