package dev.bulwark.isolation.parser;

import java.lang.reflect.Field;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import net.sf.jsqlparser.parser.CCJSqlParserTokenManager;

/**
 * The parser's tables of characters, which hold the same few sets of characters again and again: 4.9 MB, of which 0.6 MB
 * differ. They are never written to after they have been made, so that equal ones can be one. Thread-safe.
 */
public final class ParserTables {
    private static final String TABLE = "jjChars";

    private ParserTables() {}

    /**
     * Lets go of all copies. Costs some milliseconds; nothing is changed by doing it again.
     *
     * @return how many there were; zero too where this parser has no such table
     */
    public static int shareEqual() {
        try {
            Field table = CCJSqlParserTokenManager.class.getDeclaredField(TABLE);
            table.setAccessible(true);
            return table.get(null) instanceof long[][] sets ? shareEqual(sets) : 0;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return 0; // it works as well with its copies
        }
    }

    private static int shareEqual(long[][] sets) {
        Map<LongBuffer, long[]> known = new HashMap<>();
        int copies = 0;
        for (int i = 0; i < sets.length; i++) {
            long[] first = sets[i] == null ? null : known.putIfAbsent(LongBuffer.wrap(sets[i]), sets[i]);
            if (first != null && first != sets[i]) {
                sets[i] = first;
                copies++;
            }
        }
        return copies;
    }
}
