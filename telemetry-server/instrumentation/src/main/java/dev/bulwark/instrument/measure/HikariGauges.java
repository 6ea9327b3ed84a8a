package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.model.ingest.Gauges;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The levels of a HikariCP pool, read by reflection so that the application need not have HikariCP. */
public final class HikariGauges implements GaugeSource {
    private final DataSource pool;
    private final Method poolBean;
    private final Method maximum;
    private final Map<String, String> labels;
    private final OwnFailures failures;

    private HikariGauges(DataSource pool, Method poolBean, Method maximum, String name, OwnFailures failures) {
        this.pool = pool;
        this.poolBean = poolBean;
        this.maximum = maximum;
        this.labels = Map.of(Gauges.POOL_LABEL, name);
        this.failures = failures;
    }

    /** The gauges of a pool, if it is one of HikariCP. */
    public static Optional<GaugeSource> of(DataSource pool, String name, OwnFailures failures) {
        try {
            Method poolBean = pool.getClass().getMethod("getHikariPoolMXBean");
            Method maximum = pool.getClass().getMethod("getMaximumPoolSize");
            return Optional.of(new HikariGauges(pool, poolBean, maximum, name, failures));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    @Override
    public void read(GaugeSink sink) {
        try {
            Object bean = poolBean.invoke(pool);
            if (bean != null) {
                put(sink, Gauges.POOL_ACTIVE, level(bean, "getActiveConnections"));
                put(sink, Gauges.POOL_IDLE, level(bean, "getIdleConnections"));
                put(sink, Gauges.POOL_PENDING, level(bean, "getThreadsAwaitingConnection"));
                put(sink, Gauges.POOL_MAX, maximum.invoke(pool));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            failures.note("reading a pool", e);
        }
    }

    /** Asked through the public interface: the class behind it need not be visible. */
    private @Nullable Object level(Object bean, String name) throws ReflectiveOperationException {
        return poolBean.getReturnType().getMethod(name).invoke(bean);
    }

    private void put(GaugeSink sink, String name, @Nullable Object level) {
        if (level instanceof Number number) {
            sink.put(name, number.doubleValue(), "connections", labels);
        }
    }
}
