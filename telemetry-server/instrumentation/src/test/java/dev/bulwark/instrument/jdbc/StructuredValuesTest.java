package dev.bulwark.instrument.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.testkit.ReportingApp;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Structured values of drivers that have them: what they hold leads back to the watched connection, however deep. */
class StructuredValuesTest {
    @TempDir
    Path folder;

    private final RecordingDriver driver = new RecordingDriver();
    private ReportingApp app;
    private WatchedConnection connection;
    private RowOrigin origin;

    @BeforeEach
    void start() throws SQLException {
        app = new ReportingApp(folder, settings -> settings);
        DataSource source = app.bulwark().watch(driver.object(DataSource.class), "main");
        connection = (WatchedConnection) source.getConnection();
        origin = new DetachedOrigin(connection, null);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void whatAStructHoldsLeadsBack() throws SQLException {
        Array array = driver.object(Array.class);
        Struct inner = struct(array);
        Struct outer = struct(inner, driver.object(Ref.class), driver.object(ResultSet.class), "text", null);
        Struct watched = (Struct) Handles.watched((Object) outer, origin);

        Object[] attributes = watched.getAttributes();
        assertLeadsBack((Array) ((Struct) attributes[0]).getAttributes(Map.of())[0]);
        assertThat(attributes[1]).isInstanceOf(WatchedRef.class);
        assertThat(((ResultSet) attributes[2]).getStatement().getConnection()).isSameAs(connection);
        assertThat(attributes[3]).isEqualTo("text");
        assertThat(attributes[4]).isNull();
    }

    @Test
    void elementsOfArraysLeadBackAndPlainOnesStayAsTheyAre() throws SQLException {
        Object[] mixed = {driver.object(Array.class), 17};
        assertLeadsBack((Array) ((Object[]) Handles.watched((Object) mixed, origin))[0]);
        assertThat(mixed[0]).as("the driver's own").isNotInstanceOf(WatchedArray.class);
        Object plain = new Long[] {1L, null};
        assertThat(Handles.watched(plain, origin)).isSameAs(plain);
    }

    @Test
    void theDriverGetsItsOwnBack() throws SQLException {
        Struct own = struct("x");
        Object watched = Handles.watched((Object) own, origin);
        assertThat(Handles.real(watched)).isSameAs(own);
        assertThat(Handles.real(new Object[] {watched, 1})).containsExactly(own, 1);
        Ref reference = driver.object(Ref.class);
        assertThat(Handles.real(Handles.watched(reference, origin))).isSameAs(reference);
        assertThat(((WatchedStruct) watched).unwrap(Struct.class)).isSameAs(watched);
    }

    private void assertLeadsBack(Array array) throws SQLException {
        Connection behind = array.getResultSet().getStatement().getConnection();
        assertThat(behind).isSameAs(connection);
    }

    private static Struct struct(Object... attributes) {
        return new Struct() {
            @Override
            public String getSQLTypeName() {
                return "PERSON";
            }

            @Override
            public Object[] getAttributes() {
                return attributes;
            }

            @Override
            public Object[] getAttributes(Map<String, Class<?>> types) {
                return attributes;
            }
        };
    }
}
