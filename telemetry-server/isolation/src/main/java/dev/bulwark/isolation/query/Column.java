package dev.bulwark.isolation.query;

/**
 * A column of one occurrence of a table or query in the statement.
 *
 * @param range the number of the occurrence
 * @param name folded; {@code #1} is the first output of a query by position
 */
public record Column(int range, String name) {
    /** The output of a query at a position, counted from 0. */
    public static String positionName(int position) {
        return "#" + (position + 1);
    }
}
