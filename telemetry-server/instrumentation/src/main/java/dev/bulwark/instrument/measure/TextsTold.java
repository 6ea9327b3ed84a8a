package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.context.ShownSql;
import dev.bulwark.isolation.StatementAnalysis;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers which texts the server has been told, so that each goes out once an hour only. Belongs to one thread. */
final class TextsTold {
    private static final long HOUR = 60;

    private final Map<String, Long> toldAt;

    /** Remembers at most that many, the latest ones. */
    TextsTold(int most) {
        toldAt = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > most;
            }
        };
    }

    /** The text, if it has not been told within the hour before that minute. */
    @Nullable
    String textFor(StatementAnalysis statement, long epochMinute) {
        Long told = toldAt.get(statement.hash());
        if (told != null && epochMinute - told < HOUR) {
            return null;
        }
        toldAt.remove(statement.hash());
        toldAt.put(statement.hash(), epochMinute);
        return shown(statement);
    }

    /** A statement's text without values, as it is shown. */
    static String shown(StatementAnalysis statement) {
        return ShownSql.of(statement.normalisedText());
    }
}
