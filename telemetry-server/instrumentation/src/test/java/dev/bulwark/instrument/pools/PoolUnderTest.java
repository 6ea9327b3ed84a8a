package dev.bulwark.instrument.pools;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/** The pools that applications use, each with at most two connections. */
enum PoolUnderTest {
    HIKARI {
        @Override
        DataSource open(String driver, String url) {
            HikariConfig config = new HikariConfig();
            config.setDriverClassName(driver);
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(MOST);
            return new HikariDataSource(config);
        }
    },
    TOMCAT {
        @Override
        DataSource open(String driver, String url) {
            PoolProperties properties = new PoolProperties();
            properties.setDriverClassName(driver);
            properties.setUrl(url);
            properties.setMaxActive(MOST);
            properties.setInitialSize(1);
            return new org.apache.tomcat.jdbc.pool.DataSource(properties);
        }
    },
    DBCP {
        @Override
        DataSource open(String driver, String url) {
            BasicDataSource pool = new BasicDataSource();
            pool.setDriverClassName(driver);
            pool.setUrl(url);
            pool.setMaxTotal(MOST);
            return pool;
        }
    },
    AGROAL {
        @Override
        DataSource open(String driver, String url) throws SQLException {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .metricsEnabled()
                    .connectionPoolConfiguration(pool -> pool.maxSize(MOST)
                            .acquisitionTimeout(Duration.ofSeconds(10))
                            .connectionFactoryConfiguration(factory ->
                                    factory.connectionProviderClassName(driver).jdbcUrl(url))));
        }
    };

    static final int MOST = 2;

    abstract DataSource open(String driver, String url) throws SQLException;

    static void close(DataSource pool) throws Exception {
        if (pool instanceof org.apache.tomcat.jdbc.pool.DataSource tomcat) {
            tomcat.close();
        } else if (pool instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
