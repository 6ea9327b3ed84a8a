package dev.bulwark.instrument.pools;

import org.jspecify.annotations.Nullable;

/** The pools whose levels can be read, and by which getters; a level is reached through one getter after the other. */
enum PoolKind {
    HIKARI(
            "com.zaxxer.hikari.HikariDataSource",
            "getHikariPoolMXBean.getActiveConnections",
            "getHikariPoolMXBean.getIdleConnections",
            "getHikariPoolMXBean.getThreadsAwaitingConnection",
            "getMaximumPoolSize"),
    /** Opens itself, connections and all, when it is asked for anything but its size while it is closed. */
    TOMCAT(
            "org.apache.tomcat.jdbc.pool.DataSourceProxy",
            "getPool.getActive",
            "getPool.getIdle",
            "getPool.getWaitCount",
            "getMaxActive") {
        @Override
        String open() {
            return "getPoolSize";
        }
    },
    DBCP(
            "org.apache.commons.dbcp2.BasicDataSource",
            "getConnectionPool.getNumActive",
            "getConnectionPool.getNumIdle",
            "getConnectionPool.getNumWaiters",
            "getConnectionPool.getMaxTotal"),
    /** The copy of DBCP that Tomcat makes the pools of its resources with. */
    DBCP_OF_TOMCAT(
            "org.apache.tomcat.dbcp.dbcp2.BasicDataSource",
            "getConnectionPool.getNumActive",
            "getConnectionPool.getNumIdle",
            "getConnectionPool.getNumWaiters",
            "getConnectionPool.getMaxTotal"),
    /** Counts only where its configuration enables metrics. */
    AGROAL(
            "io.agroal.api.AgroalDataSource",
            "getMetrics.activeCount",
            "getMetrics.availableCount",
            "getMetrics.awaitingCount",
            "getConfiguration.connectionPoolConfiguration.maxSize") {
        @Override
        String open() {
            return "getConfiguration.metricsEnabled";
        }
    };

    private final String className;
    private final String active;
    private final String idle;
    private final String pending;
    private final String maximum;

    PoolKind(String className, String active, String idle, String pending, String maximum) {
        this.className = className;
        this.active = active;
        this.idle = idle;
        this.pending = pending;
        this.maximum = maximum;
    }

    /** The getter that says, by true or a number above zero, that there is something to count; null when it may be asked always. */
    @Nullable
    String open() {
        return null;
    }

    String className() {
        return className;
    }

    String active() {
        return active;
    }

    String idle() {
        return idle;
    }

    String pending() {
        return pending;
    }

    String maximum() {
        return maximum;
    }
}
