package dev.bulwark.isolation.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * A foreign key of the database.
 *
 * @param columns names as the database has them, in the order of {@code targetColumns}
 */
record Reference(String target, List<String> columns, List<String> targetColumns) {
    Reference(String target) {
        this(target, new ArrayList<>(), new ArrayList<>());
    }

    void add(String column, String targetColumn) {
        columns.add(column);
        targetColumns.add(targetColumn);
    }

    /** How it is written in settings. */
    String written(String targetName) {
        return String.join(", ", columns) + " -> " + targetName + "(" + String.join(", ", targetColumns) + ")";
    }
}
