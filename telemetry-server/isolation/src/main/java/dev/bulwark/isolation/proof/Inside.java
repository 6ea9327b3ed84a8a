package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.query.Block;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.Query;
import dev.bulwark.isolation.query.Range;
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
        from.ranges().stream().map(Range::id).forEach(ids::add);
        if (from instanceof From.Joined join) {
            collect(join.left(), ids);
            collect(join.right(), ids);
            if (join.on() != null) {
                collect(join.on(), ids);
            }
        }
    }

    private static void collect(Expr expr, Set<Integer> ids) {
        Query query = expr.subquery();
        if (query != null) {
            ids.add(query.id());
        }
        expr.children().forEach(child -> collect(child, ids));
    }
}
