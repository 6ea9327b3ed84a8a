package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.model.isolation.Verdict;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A generated schema, a judge that knows it, and statements on it. */
record Subject(SchemaModel schema, Judge judge, StatementGenerator generator) {
    static Subject of(Engine engine, Dice dice) {
        SchemaModel schema = new SchemaGenerator(dice).next();
        Judge judge = new Judge(schema.toJudge(), JudgeSettings.defaults().withDialect(engine.dialect()));
        return new Subject(schema, judge, new StatementGenerator(dice, schema, engine.isPostgres()));
    }

    Verdict verdict(Candidate candidate) {
        return judge.analyse(candidate.sql()).judge(tenant(), candidate.parameters());
    }

    /** The statement as the judge would have it; null when it has no suggestion. */
    @Nullable
    Candidate suggestion(Candidate candidate) {
        String sql = judge.suggestion(candidate.sql(), tenant(), candidate.parameters());
        return sql == null ? null : new Candidate(sql, candidate.values(), candidate.kind());
    }

    /** Whether a statement says the name of another tenant, so that it means something else where there is none. */
    boolean namesOthers(Candidate candidate) {
        return IntStream.of(1, 2)
                .mapToObj(number -> schema.type().tenant(number).toString())
                .anyMatch(candidate.toString()::contains);
    }

    private String tenant() {
        return schema.type().current();
    }
}
