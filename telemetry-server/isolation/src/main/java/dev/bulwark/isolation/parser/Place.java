package dev.bulwark.isolation.parser;

import org.jspecify.annotations.Nullable;

/**
 * What is visible where an expression or query stands.
 *
 * @param scope null outside of every query
 * @param tables the common table expressions; null when there is none
 */
record Place(@Nullable Scope scope, @Nullable CommonTable tables) {
    Place with(Scope inner) {
        return new Place(inner, tables);
    }

    Place with(@Nullable CommonTable innermost) {
        return new Place(scope, innermost);
    }
}
