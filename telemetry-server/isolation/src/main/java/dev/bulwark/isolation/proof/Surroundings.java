package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a table occurs, for explaining what is wrong with it.
 *
 * @param conditions the conditions on the block's rows
 * @param from all sources of the block
 * @param on the join condition that alone can hold the table's rows, because an outer join keeps the other side's; null
 *     when WHERE can
 * @param start a place within the block, at its own level of parentheses
 */
public record Surroundings(
        List<Expr> conditions,
        @Nullable From from,
        @Nullable Expr on,
        Span start) {}
