package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.query.RecursionFrame;
import java.util.List;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/**
 * A common table expression that can be referred to, and those that could be before it.
 *
 * @param before the ones that were known before; null at the first
 * @param visible what its own text can refer to
 * @param outer what is visible where it is defined
 * @param frame set while its own text is read, which may refer to itself
 */
record CommonTable(
        String name,
        List<String> columnNames,
        WithItem<?> item,
        boolean recursive,
        @Nullable CommonTable before,
        @Nullable CommonTable visible,
        @Nullable Scope outer,
        @Nullable RecursionFrame frame) {

    /** The one of that name, the innermost first; null when there is none. */
    static @Nullable CommonTable named(@Nullable CommonTable innermost, String name) {
        for (CommonTable table = innermost; table != null; table = table.before) {
            if (table.name.equals(name)) {
                return table;
            }
        }
        return null;
    }

    /** The same while its own text is read, behind what that text defines. */
    CommonTable within(RecursionFrame own, @Nullable CommonTable innermost) {
        return new CommonTable(name, columnNames, item, recursive, innermost, innermost, outer, own);
    }
}
