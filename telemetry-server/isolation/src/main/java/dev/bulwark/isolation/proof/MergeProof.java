package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.facts.Facts;
import dev.bulwark.isolation.facts.Pin;
import dev.bulwark.isolation.proof.Obligation.Role;
import dev.bulwark.isolation.query.Action;
import dev.bulwark.isolation.query.Action.Assignment;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Expr;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects what MERGE must confine to the tenant, branch by branch. Of the rows on either side those matter that a branch
 * acts upon, and those that keep it from acting because there is a match.
 */
final class MergeProof {
    private final RowFacts facts;
    private final Confinement confinement;
    private final ActionProof actions;

    MergeProof(RowFacts facts, Confinement confinement, ActionProof actions) {
        this.facts = facts;
        this.confinement = confinement;
        this.actions = actions;
    }

    void collect(Action.Merging merging) {
        for (Action.Branch branch : merging.branches()) {
            branch(merging, branch);
        }
        confinement.expressions(merging.others(), Facts.NONE);
    }

    private void branch(Action.Merging merging, Action.Branch branch) {
        Expr condition = branch.condition();
        Facts meant = condition == null ? Facts.NONE : facts.truths().whenTrue(condition);
        Facts pairs = facts.saturated(merging.source(), meant.and(facts.truths().whenTrue(merging.on())));
        boolean alone = branch.match() == Action.Match.NOT_MATCHED;
        boolean bare = branch.match() == Action.Match.NOT_MATCHED_BY_SOURCE;
        Facts sources = alone ? facts.saturated(merging.source(), meant) : pairs;
        Facts targets = bare ? meant : pairs;
        Surroundings place = surroundings(merging, condition);
        confinement.from(merging.source(), sources, place);
        if (!targets.isImpossible() && merging.target().tenantColumn() != null) {
            List<Pin> pins = targets.pins(merging.target().tenant());
            confinement.add(new Obligation(merging.target(), Role.ROWS, pins, place));
        }
        confinement.condition(merging.on(), pairs);
        Facts acted = alone ? sources : targets;
        if (condition != null) {
            confinement.condition(condition, acted);
        }
        confinement.expressions(branch.others(), acted);
        if (alone) {
            added(merging.target(), branch.assignments(), acted);
        } else {
            actions.moves(branch.assignments(), acted);
        }
    }

    private static Surroundings surroundings(Action.Merging merging, @Nullable Expr condition) {
        List<Expr> conditions = condition == null ? List.of() : List.of(condition);
        return new Surroundings(conditions, merging.source(), merging.on(), merging.span());
    }

    private void added(BaseRange target, List<Assignment> row, Facts source) {
        if (target.tenantColumn() == null || source.isImpossible()) {
            return;
        }
        if (target.parent() != null) {
            actions.addedTo(target, target.parent(), row, source);
            return;
        }
        Optional<Expr> given = row.stream()
                .filter(assignment -> assignment.column().equals(target.tenant()))
                .findFirst()
                .map(Assignment::value);
        Role role = given.filter(Expr.Constant.class::isInstance).isPresent() ? Role.WRITTEN : Role.ADDED;
        List<Pin> pins = given.map(value -> facts.pins(value, source)).orElse(List.of());
        confinement.add(new Obligation(target, role, pins, Confinement.alone(target.span())));
    }
}
