package dev.bulwark.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A foreign key that is declared tenant-consistent: the row and the row that it refers to belong to one tenant.
 *
 * @param columns the referring columns, in the order of {@code targetColumns}
 */
public record ForeignKey(String table, List<String> columns, String target, List<String> targetColumns) {
    private static final Pattern SIDE = Pattern.compile("\\s*([^\\s(]+)\\s*\\(([^()]+)\\)\\s*");

    public ForeignKey {
        table = Names.table(table);
        target = Names.table(target);
        columns = columns.stream().map(Names::fold).toList();
        targetColumns = targetColumns.stream().map(Names::fold).toList();
        if (columns.isEmpty() || columns.size() != targetColumns.size()) {
            throw new IllegalArgumentException("a foreign key needs as many columns as its target");
        }
    }

    /**
     * Reads both sides as they are written in settings.
     *
     * @param from {@code table(column,…)}
     * @param to {@code table(column,…)}
     * @throws IllegalArgumentException when a side is not of this form
     */
    public static ForeignKey of(String from, String to) {
        Matcher left = side(from);
        Matcher right = side(to);
        return new ForeignKey(left.group(1), columns(left), right.group(1), columns(right));
    }

    private static Matcher side(String text) {
        Matcher matcher = SIDE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not of the form table(column,…)");
        }
        return matcher;
    }

    private static List<String> columns(Matcher side) {
        List<String> columns = new ArrayList<>();
        for (String column : side.group(2).split(",", -1)) {
            columns.add(column.strip());
        }
        return columns;
    }
}
