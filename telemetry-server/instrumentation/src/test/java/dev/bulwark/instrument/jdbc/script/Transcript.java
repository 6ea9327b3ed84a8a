package dev.bulwark.instrument.jdbc.script;

import com.mysql.cj.jdbc.exceptions.MySQLQueryInterruptedException;
import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.BatchUpdateException;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DataTruncation;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What came of every call of a script, in words that are the same whichever object answered. */
final class Transcript {
    private final String ownName;
    private final List<String> lines = new ArrayList<>();

    /**
     * An empty transcript.
     *
     * @param ownName what tells this database from others, and is left out
     */
    Transcript(String ownName) {
        this.ownName = ownName;
    }

    List<String> lines() {
        return lines;
    }

    <T> T call(String what, Callable<T> call) {
        try {
            T result = call.call();
            note(what + " -> " + words(result));
            return result;
        } catch (Exception | LinkageError e) {
            note(what + " !! " + failure(e));
            return null;
        }
    }

    void run(String what, Action action) {
        call(what, () -> {
            action.run();
            return "done";
        });
    }

    /** All that an object tells of itself when it is asked without arguments. */
    void everything(String what, Class<?> type, Object target) {
        Stream.of(type.getMethods())
                .filter(method -> method.getParameterCount() == 0 && method.getReturnType() != void.class)
                .filter(method ->
                        method.getName().matches("(get|is|supports|uses|stores|nulls|all|data|does|was|row).*"))
                .filter(method -> !method.getName().equals("getGeneratedKeys"))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> call(what + "." + method.getName(), () -> invoke(method, target)));
    }

    /** All rows from where the result set stands. */
    void rows(String what, ResultSet rows) {
        call(what + " columns", () -> columns(rows.getMetaData()));
        while (rows != null && Boolean.TRUE.equals(call(what + ".next", () -> rows.next()))) {
            call(what + " row", () -> row(rows));
        }
        run(what + ".close", () -> rows.close());
    }

    private static Object invoke(Method method, Object target) throws Exception {
        try {
            return method.invoke(target);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private void note(String line) {
        lines.add(line.replaceAll("(?i)" + ownName, "<own>")
                .replaceAll("@[0-9a-f]{3,}", "@")
                .replaceAll("\\(conn=\\d+\\)", "(conn)"));
    }

    private static String columns(ResultSetMetaData columns) throws SQLException {
        StringBuilder words = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            words.append(columns.getColumnLabel(i))
                    .append(':')
                    .append(columns.getColumnTypeName(i))
                    .append(' ');
        }
        return words.toString();
    }

    private static String row(ResultSet rows) throws Exception {
        StringBuilder words = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            words.append(words(rows.getObject(i))).append(rows.wasNull() ? "(null) " : " ");
        }
        return words.toString();
    }

    private static String words(Object value) throws Exception {
        if (value instanceof Array array) {
            return "array " + words(array.getArray());
        }
        if (value instanceof Object[] elements) {
            List<String> words = new ArrayList<>();
            for (Object element : elements) {
                words.add(words(element));
            }
            return words.toString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof int[] counts) {
            return Arrays.toString(counts);
        }
        if (value instanceof long[] counts) {
            return Arrays.toString(counts);
        }
        if (value instanceof Exception failure) {
            return failure(failure);
        }
        return large(value);
    }

    private static String large(Object value) throws Exception {
        if (value instanceof Blob blob) {
            return "blob " + HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
        }
        if (value instanceof Clob clob) {
            return "clob " + clob.getSubString(1, (int) clob.length());
        }
        if (value instanceof SQLXML xml) {
            return "xml " + xml.getString();
        }
        if (value instanceof InputStream stream) {
            return "stream " + HexFormat.of().formatHex(stream.readAllBytes());
        }
        if (value instanceof Reader reader) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return "reader " + text;
        }
        return handle(value);
    }

    private static String handle(Object value) {
        return Stream.of(
                        ResultSet.class,
                        Statement.class,
                        Connection.class,
                        DatabaseMetaData.class,
                        ResultSetMetaData.class,
                        ParameterMetaData.class,
                        Wrapper.class)
                .filter(type -> type.isInstance(value))
                .map(Class::getSimpleName)
                .findFirst()
                .orElseGet(() -> String.valueOf(value));
    }

    private static String failure(Throwable failure) {
        if (failure instanceof NullPointerException) {
            return failure.getClass().getName(); // the JVM words it, or not once it has thrown many
        }
        if (failure instanceof MySQLQueryInterruptedException || failure instanceof MySQLStatementCancelledException) {
            return "cancelled"; // in the server's words or in those of MySQL's driver, whichever are there first
        }
        String words = failure.getClass().getName() + ": " + failure.getMessage();
        if (failure instanceof BatchUpdateException batch) {
            words += " counts " + Arrays.toString(batch.getUpdateCounts());
        }
        if (failure instanceof DataTruncation truncation) {
            words += " at " + truncation.getIndex();
        }
        if (failure instanceof SQLException sql) {
            words += " [" + sql.getSQLState() + "/" + sql.getErrorCode() + "]";
            words += sql.getNextException() == null ? "" : " next " + failure(sql.getNextException());
        }
        return words;
    }

    /** Something that is done. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }
}
