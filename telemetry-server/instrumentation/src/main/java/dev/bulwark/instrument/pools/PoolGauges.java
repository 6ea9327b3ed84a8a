package dev.bulwark.instrument.pools;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.measure.GaugeSink;
import dev.bulwark.instrument.measure.GaugeSource;
import dev.bulwark.model.ingest.Gauges;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The levels of one pool: connections that are used, idle, waited for, and the most there may be. Read by reflection, so
 * that no application is forced to have the library of any pool. Thread-safe.
 */
public final class PoolGauges implements GaugeSource {
    private final Object pool;
    private final @Nullable Getters open;
    private final Map<String, Getters> levels;
    private final Getters maximum;
    private final Map<String, String> labels;
    private final OwnFailures failures;

    private PoolGauges(Object pool, Class<?> type, PoolKind kind, String name, OwnFailures failures)
            throws NoSuchMethodException {
        String condition = kind.open();
        this.pool = pool;
        this.open = condition == null ? null : Getters.of(type, condition);
        this.levels = Map.of(
                Gauges.POOL_ACTIVE, Getters.of(type, kind.active()),
                Gauges.POOL_IDLE, Getters.of(type, kind.idle()),
                Gauges.POOL_PENDING, Getters.of(type, kind.pending()));
        this.maximum = Getters.of(type, kind.maximum());
        this.labels = Map.of(Gauges.POOL_LABEL, name);
        this.failures = failures;
    }

    /**
     * The gauges of a pool of HikariCP, Tomcat JDBC, Commons DBCP 2 or Agroal, also behind data sources that can be
     * unwrapped; empty when it is none of them.
     *
     * @param name by which the pool is told from others
     */
    public static Optional<GaugeSource> of(DataSource source, String name, OwnFailures failures) {
        for (PoolKind kind : PoolKind.values()) {
            try {
                Class<?> type = type(kind, source.getClass().getClassLoader());
                Object pool = type == null ? null : pool(source, type);
                if (type != null && pool != null) {
                    return Optional.of(new PoolGauges(pool, type, kind, name, failures));
                }
            } catch (ReflectiveOperationException | SQLException | RuntimeException e) {
                failures.note("finding the gauges of a pool", e);
            }
        }
        return Optional.empty();
    }

    @Override
    public void read(GaugeSink sink) {
        try {
            if (isOpen()) {
                for (Map.Entry<String, Getters> level : levels.entrySet()) {
                    put(sink, level.getKey(), level.getValue().read(pool));
                }
            }
            put(sink, Gauges.POOL_MAX, maximum.read(pool));
        } catch (ReflectiveOperationException | RuntimeException e) {
            failures.note("reading a pool", e);
        }
    }

    private boolean isOpen() throws ReflectiveOperationException {
        Object answer = open == null ? Boolean.TRUE : open.read(pool);
        return Boolean.TRUE.equals(answer) || (answer instanceof Number size && size.longValue() > 0);
    }

    private void put(GaugeSink sink, String gauge, @Nullable Object level) {
        if (level instanceof Number number) {
            sink.put(gauge, number.doubleValue(), "connections", labels);
        }
    }

    private static @Nullable Class<?> type(PoolKind kind, @Nullable ClassLoader loader) {
        try {
            return Class.forName(kind.className(), false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private static @Nullable Object pool(DataSource source, Class<?> type) throws SQLException {
        if (type.isInstance(source)) {
            return source;
        }
        return source.isWrapperFor(type) ? source.unwrap(type) : null;
    }
}
