package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.CallSite;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.policy.CurrentPolicy;
import dev.bulwark.instrument.violation.Violations;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.PolicyException;
import dev.bulwark.model.isolation.ViolationType;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides about executions that were not found safe at first sight: looks up tables that are not known, reports what is a
 * violation, and says what must not run. What cannot be decided now, and may run, gets a second opinion. Thread-safe.
 */
final class Rulings {
    private final LiveSchema schema;
    private final CurrentPolicy policy;
    private final Violations violations;
    private final Consumer<String> declarations;
    private final SecondOpinions later;

    /** @param declarations told why a statement was let through that is not proven to be safe */
    Rulings(
            LiveSchema schema,
            CurrentPolicy policy,
            Violations violations,
            Consumer<String> declarations,
            SecondOpinions later) {
        this.schema = schema;
        this.policy = policy;
        this.violations = violations;
        this.declarations = declarations;
        this.later = later;
    }

    /** What becomes of the execution. */
    Ruling on(Execution execution) {
        Judge judge = schema.judge();
        ViolationType type = execution.violationBy(judge);
        if (type != null && schema.learnedOf(execution.verdictBy(judge).tables())) {
            judge = schema.judge();
            type = execution.violationBy(judge);
        }
        if (type == null) {
            return Ruling.RUNS;
        }
        if (isExcepted(execution, judge)) {
            return Ruling.EXCEPTED;
        }
        if (!isDoubtful(execution, judge, type)) {
            return rule(execution, judge, type);
        }
        return isLeftForLater(execution) ? Ruling.RUNS : rule(execution, judge, ViolationType.UNDECIDABLE);
    }

    /** What becomes of an execution whose judging failed: nothing is known of it, so it counts as undecidable. */
    Ruling onFailure(StatementText text, @Nullable RequestContext request) {
        boolean blocked = policy.mode().blocks(ViolationType.UNDECIDABLE);
        UUID id = violations.report(
                request,
                ViolationType.UNDECIDABLE,
                StatementFindings.UNJUDGED,
                () -> StatementFindings.unjudged(text.sql(), blocked));
        return Ruling.of(blocked ? id : null);
    }

    private boolean isExcepted(Execution execution, Judge judge) {
        PolicyException exception =
                policy.exceptionFor(execution.analysisBy(judge).hash());
        if (exception != null) {
            declarations.accept("exception of " + exception.owner() + ": " + exception.reason());
        }
        return exception != null;
    }

    /** Only what may run anyway can wait for its ruling. */
    private boolean isLeftForLater(Execution execution) {
        if (policy.mode().blocks(ViolationType.UNDECIDABLE)) {
            return false;
        }
        Execution kept = execution.kept();
        String callSite = CallSite.here();
        return later.ask(last -> isSettled(kept, callSite, last));
    }

    private boolean isSettled(Execution execution, @Nullable String callSite, boolean last) {
        Judge judge = schema.judge();
        ViolationType type = execution.violationBy(judge);
        if (type == null) {
            return true;
        }
        boolean doubtful = isDoubtful(execution, judge, type);
        if (doubtful && !last) {
            return false;
        }
        report(execution, judge, doubtful ? ViolationType.UNDECIDABLE : type, () -> callSite, false);
        return true;
    }

    /**
     * Whether a later look may see more: the tables are not known yet, or there was no time to read the text. What names
     * another tenant does so whatever the table is.
     */
    private boolean isDoubtful(Execution execution, Judge judge, ViolationType type) {
        return !execution.analysisBy(judge).isLasting()
                || (type != ViolationType.WRONG_ORG
                        && schema.isUncertain(execution.verdictBy(judge).tables()));
    }

    private Ruling rule(Execution execution, Judge judge, ViolationType type) {
        boolean blocked = policy.mode().blocks(type);
        UUID id = report(execution, judge, type, CallSite::here, blocked);
        return Ruling.of(blocked ? id : null);
    }

    private UUID report(
            Execution execution,
            Judge judge,
            ViolationType type,
            Supplier<@Nullable String> callSite,
            boolean blocked) {
        StatementAnalysis analysis = execution.analysisBy(judge);
        return violations.report(
                execution.request(),
                type,
                analysis.hash(),
                () -> StatementFindings.of(
                        type,
                        execution.text().sql(),
                        analysis.hash(),
                        execution.verdictBy(judge),
                        callSite.get(),
                        blocked));
    }
}
