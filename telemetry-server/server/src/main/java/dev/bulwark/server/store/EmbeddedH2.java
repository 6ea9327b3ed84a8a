package dev.bulwark.server.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The one place that knows the embedded H2: how it is opened, and what its errors mean. */
final class EmbeddedH2 implements StoreEngine {
    private static final String FILE_NAME = "bulwark";
    private static final String FILE = FILE_NAME + ".mv.db";
    private static final int ALREADY_OPEN = 90_020;

    /** Twice what H2 takes by itself: indexes are written at many places. */
    private static final int CACHED_PART_OF_HEAP = 8;

    /** Below this share of live data in the file, space is reclaimed. */
    private static final int FILL_PERCENT = 60;

    private static final int MOVE_BYTES = 4 * 1024 * 1024;

    /** Keeps one go short, since writers wait for it. */
    private static final int MOVES_AT_ONCE = 4;

    /**
     * WRITE_DELAY=0: a commit is in the file before it returns, so that what was acknowledged survives SIGKILL.
     * QUERY_CACHE_SIZE: statements that a connection keeps prepared; the drain has more than the usual 8.
     * DB_CLOSE_ON_EXIT=FALSE: the server closes the database itself, after it has drained. TRACE_LEVEL_FILE=0: errors are in
     * the server's log; H2's own file of them would fill a disk that is full already. The first three make H2 read SQL as
     * PostgreSQL does.
     */
    private static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";WRITE_DELAY=0;QUERY_CACHE_SIZE=64;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";

    private final Path directory;

    EmbeddedH2(Path directory) {
        this.directory = directory;
    }

    @Override
    public void configure(HikariConfig pool) {
        pool.setJdbcUrl("jdbc:h2:file:" + directory.toAbsolutePath().normalize().resolve(FILE_NAME) + OPTIONS
                + ";CACHE_SIZE=" + Runtime.getRuntime().maxMemory() / CACHED_PART_OF_HEAP / 1024);
        pool.setUsername("bulwark");
        pool.setExceptionOverride(new ClosedStore());
    }

    /** It comes with the server, so it is. */
    @Override
    public void requireFit(DataSource pool) {}

    @Override
    public List<String> migrations() {
        return List.of("classpath:db/migration", "classpath:db/h2");
    }

    /** No other process can have the file open. */
    @Override
    public void awaitTurn(Handle handle) {}

    /** What is written later takes what was forced before with it, when a kill leaves the file as it was some commits ago. */
    @Override
    public void relax(Handle handle) {}

    @Override
    public Upkeep upkeep(DataSource pool) {
        return new SpaceReclaimer(pool);
    }

    /** The file is larger by what was dropped and by what is kept twice until it is moved together. */
    @Override
    public long liveBytes(Handle handle) {
        try {
            return fileOf(handle.getConnection())
                    .map(MVStore::getFileStore)
                    .map(file -> file.size() * file.getChunksFillRate() / 100)
                    .orElse(0L);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded store is not H2", e);
        }
    }

    /** It has no partitions. */
    @Override
    public void prepare(Transactions transactions, TimedTable table, Instant now) {}

    @Override
    public boolean dropPartition(Transactions transactions, TimedTable table, Instant before) {
        return false;
    }

    @Override
    public String loose(TimedTable table) {
        return table.name();
    }

    /** Straight from the index of times; naming the rows by a subquery takes H2 forty times as long. */
    @Override
    public String deleteSome(String table, String time) {
        return "DELETE FROM " + table + " WHERE " + time + " < :before FETCH FIRST :rows ROWS ONLY";
    }

    @Override
    public RuntimeException explained(RuntimeException failure) {
        return isInUse(failure) ? new StoreInUseException(directory, failure) : failure;
    }

    /**
     * Moves what is still in use out of mostly empty pieces of the file, so that their space can be used again. H2 does
     * this by itself only when it delays writes, which it must not here; no SQL asks for it.
     */
    static void reclaimSpace(Connection connection) throws SQLException {
        MVStore file = fileOf(connection).orElse(null);
        int moved = 0;
        while (file != null && moved < MOVES_AT_ONCE && file.compact(FILL_PERCENT, MOVE_BYTES)) {
            moved++;
        }
    }

    private static Optional<MVStore> fileOf(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                ? Optional.of(session.getDatabase().getStore().getMvStore())
                : Optional.empty();
    }

    @Override
    public void copy(DataSource pool, Path to) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("BACKUP TO '" + to.toAbsolutePath().toString().replace("'", "''") + "'");
        }
    }

    @Override
    public @Nullable String putAside() throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return null;
        }
        Path aside = directory.resolve(FILE + ".replaced");
        return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING).toString();
    }

    /** Whether a directory has such a store. */
    static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(FILE));
    }

    @Override
    public void requireCopy(Path copy) throws IOException {
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            if (zip.getEntry(FILE) == null) {
                throw new IllegalArgumentException(
                        copy + " is no backup of an embedded store, which the settings name");
            }
        }
    }

    @Override
    public void fill(Path copy) throws IOException {
        PrivateFile.createDirectory(directory);
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            Path file = directory.resolve(FILE);
            PrivateFile.create(file, new byte[0]);
            try (InputStream in = zip.getInputStream(zip.getEntry(FILE))) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        }
    }

    /** Whether opening failed because another process holds the file. */
    private static boolean isInUse(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN) {
                return true;
            }
        }
        return false;
    }
}
