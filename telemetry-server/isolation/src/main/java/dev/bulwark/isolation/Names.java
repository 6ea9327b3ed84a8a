package dev.bulwark.isolation;

import java.util.Locale;

/** How names of tables and columns are compared: without quotes, without the schema, and mostly without case. */
public final class Names {
    private static final char APART = '\u0001';

    private Names() {}

    /** A quoted name that must not be taken for the same name in the other case. */
    public static String apart(String quoted) {
        return quoted.substring(0, quoted.length() - 1) + APART + quoted.charAt(quoted.length() - 1);
    }

    /**
     * The form by which a column or alias is compared. A quoted name in mixed case is a name of its own; any other is
     * compared in lower case, because databases fold unquoted names either up or down.
     */
    public static String fold(String name) {
        if (!isQuoted(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        String bare = name.substring(1, name.length() - 1);
        String lower = bare.toLowerCase(Locale.ROOT);
        boolean oneCase = bare.equals(lower) || bare.equals(bare.toUpperCase(Locale.ROOT));
        return oneCase ? lower : "\"" + bare + "\"";
    }

    /** The form by which a table is compared: its last part, in lower case even when quoted, so that none is missed. */
    public static String table(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1).strip();
        String bare = isQuoted(last) ? last.substring(1, last.length() - 1) : last;
        boolean apart = !bare.isEmpty() && bare.charAt(bare.length() - 1) == APART;
        return (apart ? bare.substring(0, bare.length() - 1) : bare).toLowerCase(Locale.ROOT);
    }

    /** Whether a name has letters of both cases, so that a database that knows it was given it in quotes. */
    public static boolean isMixed(String name) {
        return !name.equals(name.toLowerCase(Locale.ROOT)) && !name.equals(name.toUpperCase(Locale.ROOT));
    }

    private static boolean isQuoted(String name) {
        return name.length() > 2
                && ((name.startsWith("\"") && name.endsWith("\""))
                        || (name.startsWith("`") && name.endsWith("`"))
                        || (name.startsWith("[") && name.endsWith("]")));
    }
}
