package dev.bulwark.instrument.spring;

import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Spring's data sources around another one, such as those that wait with the connection until there is a statement. They
 * are watched from inside, or they would not wait any more. Loaded only where spring-jdbc is.
 */
final class DelegatingSources {
    private DelegatingSources() {}

    static boolean isOne(DataSource dataSource) {
        return dataSource instanceof DelegatingDataSource;
    }

    static void watchInside(DataSource outer, UnaryOperator<DataSource> watch) {
        DelegatingDataSource around = (DelegatingDataSource) outer;
        DataSource inner = around.getTargetDataSource();
        if (inner instanceof DelegatingDataSource) {
            watchInside(inner, watch);
        } else if (inner != null && !isWatched(inner)) {
            around.setTargetDataSource(watch.apply(inner));
        }
    }

    private static boolean isWatched(DataSource dataSource) {
        try {
            return dataSource.isWrapperFor(WatchAdvice.class);
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }
}
