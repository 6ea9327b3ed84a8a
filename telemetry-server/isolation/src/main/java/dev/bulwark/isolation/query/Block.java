package dev.bulwark.isolation.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT, without set operations.
 *
 * @param from null when there is no FROM
 * @param conditions WHERE, and HAVING as far as it is about group keys
 * @param others every further expression: select list, HAVING, GROUP BY, ORDER BY, LIMIT, windows
 * @param shape what lies between its rows and its outputs
 * @param span the whole text of the block
 */
public record Block(
        int id, @Nullable From from, List<Expr> conditions, Outputs outputs, List<Expr> others, Shape shape, Span span)
        implements Listing {}
