package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.query.Action;
import dev.bulwark.isolation.query.Block;
import dev.bulwark.isolation.query.Combination;
import dev.bulwark.isolation.query.DerivedRange;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.Query;
import dev.bulwark.isolation.query.Range;
import dev.bulwark.isolation.query.Returned;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which ranges exist within a block only, so that nothing outside can speak of them. */
final class Inside {
    private Inside() {}

    static Set<Integer> of(Block block) {
        Set<Integer> ids = new HashSet<>();
        collect(block.from(), ids);
        block.conditions().forEach(condition -> collect(condition, ids));
        return ids;
    }

    private static void collect(@Nullable From from, Set<Integer> ids) {
        if (from == null) {
            return;
        }
        if (from instanceof From.Single single) {
            collect(single.range(), ids);
        }
        if (from instanceof From.Joined join) {
            collect(join.left(), ids);
            collect(join.right(), ids);
            if (join.on() != null) {
                collect(join.on(), ids);
            }
        }
    }

    private static void collect(Range range, Set<Integer> ids) {
        ids.add(range.id());
        if (range instanceof DerivedRange derived) {
            collect(derived.query(), ids);
        }
    }

    private static void collect(Query query, Set<Integer> ids) {
        if (query instanceof Block block) {
            ids.addAll(of(block));
        } else if (query instanceof Combination combination) {
            for (Query branch : combination.branches()) {
                ids.add(branch.id());
                collect(branch, ids);
            }
        } else if (query instanceof Returned returned && returned.action() instanceof Action.Change change) {
            ids.addAll(of(change.rows()));
        }
    }

    private static void collect(Expr expr, Set<Integer> ids) {
        Query query = expr.subquery();
        if (query != null) {
            ids.add(query.id());
            collect(query, ids);
        }
        expr.children().forEach(child -> collect(child, ids));
    }
}
