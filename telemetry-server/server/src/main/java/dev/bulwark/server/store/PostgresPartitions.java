package dev.bulwark.server.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The partitions of a table of PostgreSQL, each of some days, named by its first day and the one behind its last. Beside them
 * is one that ends in {@code _rest}, for what belongs to none.
 */
final class PostgresPartitions {
    private static final int AHEAD = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int DAY_LENGTH = 8;

    private final TimedTable table;
    private final Duration width;

    PostgresPartitions(TimedTable table, Duration width) {
        this.table = table;
        this.width = width;
    }

    private record Partition(String name, Instant from, Instant to) {}

    /** The partition for what belongs to no other. */
    String rest() {
        return table.name() + "_rest";
    }

    /** Makes those that will be needed next, and the ones of now and just before. */
    void prepare(Transactions transactions, Instant now) {
        Instant first = TimedTables.floor(now, width).minus(width);
        List<Partition> known = transactions.write(this::all);
        for (int i = 0; i <= 1 + AHEAD; i++) {
            Partition next = partition(first.plus(width.multipliedBy(i)));
            boolean free = known.stream()
                    .noneMatch(other ->
                            other.from().isBefore(next.to()) && next.from().isBefore(other.to()));
            if (free) {
                transactions.run(handle -> create(handle, next));
            }
        }
    }

    /** Drops the oldest one that is before a moment as a whole; whether there was one. */
    boolean dropOldest(Transactions transactions, Instant before) {
        return transactions.write(handle -> {
            Optional<Partition> oldest = all(handle).stream()
                    .filter(partition -> !partition.to().isAfter(before))
                    .min(Comparator.comparing(Partition::from));
            oldest.ifPresent(partition -> {
                handle.execute("SET LOCAL lock_timeout = '2s'"); // a long reader must not hold up all that come after
                handle.execute("DROP TABLE " + partition.name());
                KeptSince.raise(handle, table.name(), partition.to());
            });
            return oldest.isPresent();
        });
    }

    /** What came before it was made is in the rest. */
    private void create(Handle handle, Partition partition) {
        String range =
                table.time() + " >= '" + partition.from() + "' AND " + table.time() + " < '" + partition.to() + "'";
        handle.execute("CREATE TABLE " + partition.name() + " (LIKE " + table.name() + " INCLUDING ALL)");
        handle.execute("WITH early AS (DELETE FROM " + rest() + " WHERE " + range + " RETURNING *) INSERT INTO "
                + partition.name() + " SELECT * FROM early");
        handle.execute("ALTER TABLE " + table.name() + " ATTACH PARTITION " + partition.name() + " FOR VALUES FROM ('"
                + partition.from() + "') TO ('" + partition.to() + "')");
    }

    private List<Partition> all(Handle handle) {
        return handle.createQuery("""
                        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                        WHERE i.inhparent = CAST(:table AS regclass) AND c.relname <> :rest""")
                .bind("table", table.name())
                .bind("rest", rest())
                .mapTo(String.class)
                .map(PostgresPartitions::named)
                .list();
    }

    private Partition partition(Instant from) {
        Instant to = from.plus(width);
        return new Partition(table.name() + "_" + day(from) + "_" + day(to), from, to);
    }

    private static Partition named(String name) {
        int to = name.length() - DAY_LENGTH;
        int from = to - 1 - DAY_LENGTH;
        return new Partition(name, start(name.substring(from, to - 1)), start(name.substring(to)));
    }

    private static String day(Instant start) {
        return DAY.format(start.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private static Instant start(String day) {
        return LocalDate.parse(day, DAY).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
