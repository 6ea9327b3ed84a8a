package dev.bulwark.isolation.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in FROM whose columns may be used.
 *
 * @param tenant the column that says whose a row is, null when nothing does
 * @param numbers numeric columns
 * @param words textual columns
 * @param held whether all of its rows are the current tenant's by its own making
 */
record Source(String alias, @Nullable String tenant, List<String> numbers, List<String> words, boolean held) {
    /** The outputs of every generated query. */
    static Source ofQuery(String alias, boolean held) {
        return new Source(alias, "tn", List.of("k"), List.of("w"), held);
    }

    static Source ofTable(TableModel table, String alias) {
        return new Source(alias, table.tenantColumn().orElse(null), table.numbers(), table.words(), false);
    }

    boolean hasTenant() {
        return tenant != null;
    }

    String tenantColumn() {
        return alias + "." + tenant;
    }

    String number(Dice dice) {
        return alias + "." + dice.pick(numbers);
    }

    String word(Dice dice) {
        return alias + "." + dice.pick(words);
    }
}
