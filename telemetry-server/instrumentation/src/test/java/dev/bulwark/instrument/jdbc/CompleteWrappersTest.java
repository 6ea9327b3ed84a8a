package dev.bulwark.instrument.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.testkit.ReportingApp;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Wrapper;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every method of every JDBC interface that we stand in for is our own, and hands on to the same method of the driver. */
class CompleteWrappersTest {
    @TempDir
    Path folder;

    private final RecordingDriver driver = new RecordingDriver();
    private ReportingApp app;

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void everyMethodIsHandedOnToTheSameMethodOfTheDriver() throws Exception {
        app = new ReportingApp(folder, settings -> settings);
        DataSource source = app.bulwark().watch(driver.object(DataSource.class), "main");
        XADataSource distributed = app.bulwark().watchXa(driver.object(XADataSource.class));
        ConnectionPoolDataSource physical = app.bulwark().watchPhysical(driver.object(ConnectionPoolDataSource.class));
        Connection connection = source.getConnection();
        check(DataSource.class, source);
        check(XADataSource.class, distributed);
        check(ConnectionPoolDataSource.class, physical);
        check(XAConnection.class, distributed.getXAConnection());
        check(PooledConnection.class, physical.getPooledConnection());
        check(Connection.class, connection);
        check(Statement.class, connection.createStatement());
        check(PreparedStatement.class, connection.prepareStatement("SELECT 1"));
        check(CallableStatement.class, connection.prepareCall("SELECT 1"));
        check(ResultSet.class, connection.createStatement().executeQuery("SELECT 1"));
        check(DatabaseMetaData.class, connection.getMetaData());
        check(Array.class, connection.createArrayOf("INT", new Object[0]));
        check(Struct.class, connection.createStruct("PERSON", new Object[0]));
        check(Ref.class, connection.createStatement().executeQuery("SELECT 1").getRef(1));
        check(ConnectionBuilder.class, source.createConnectionBuilder());
    }

    @Test
    void rowsThatAreCheckedAreHandedOnAlike() throws Exception {
        app = new ReportingApp(folder, settings -> settings);
        DataSource source = app.bulwark().watch(driver.object(DataSource.class), "main");
        app.as("7", () -> {
            ResultSet rows = source.getConnection().createStatement().executeQuery("SELECT * FROM unheard_of");
            assertThat(rows).isInstanceOf(CheckedResultSet.class);
            check(ResultSet.class, rows);
        });
    }

    private void check(Class<?> type, Object ours) throws Exception {
        for (Method method : methods(type)) {
            assertThat(ours.getClass()
                            .getMethod(method.getName(), method.getParameterTypes())
                            .isDefault())
                    .as("left to the interface: " + method)
                    .isFalse();
            driver.calls();
            try {
                method.invoke(ours, arguments(method));
            } catch (InvocationTargetException e) {
                throw new AssertionError("failed: " + method, e.getCause());
            }
            assertThat(driver.calls()).as("calls of " + method).anyMatch(call -> isSame(call, method));
        }
    }

    private static List<Method> methods(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getDeclaringClass() != Wrapper.class)
                .toList();
    }

    private static boolean isSame(Method call, Method method) {
        return call.getName().equals(method.getName())
                && Arrays.equals(call.getParameterTypes(), method.getParameterTypes());
    }

    private Object[] arguments(Method method) throws SQLException {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = argument(types[i]);
        }
        return arguments;
    }

    private Object argument(Class<?> type) {
        Map<Class<?>, Object> values = new HashMap<>(Map.of(
                int.class,
                1,
                long.class,
                1L,
                short.class,
                (short) 1,
                byte.class,
                (byte) 1,
                float.class,
                1f,
                double.class,
                1.0,
                boolean.class,
                false,
                String.class,
                "SELECT 1",
                Class.class,
                String.class,
                SQLType.class,
                JDBCType.INTEGER));
        values.put(Object.class, "value");
        if (values.containsKey(type)) {
            return values.get(type);
        }
        if (type.isArray()) {
            return java.lang.reflect.Array.newInstance(type.getComponentType(), 1);
        }
        return type.isInterface() ? driver.object(type) : null;
    }
}
