package dev.bulwark.instrument.logs;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.model.ingest.LogLevel;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Reports the records of {@code java.util.logging}: in {@code logging.properties},
 * {@code handlers = dev.bulwark.instrument.logs.JulHandler}. Does nothing while no {@link Bulwark} is started, and never
 * waits.
 */
public final class JulHandler extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            String logger = record.getLoggerName() == null ? "" : record.getLoggerName();
            String thread = Thread.currentThread().getName();
            Bulwark.started()
                    .ifPresent(bulwark ->
                            bulwark.logs().append(level(record.getLevel()), logger, thread, () -> taken(record)));
        }
    }

    private LoggedRecord taken(LogRecord record) {
        String text = String.valueOf(formatter.formatMessage(record));
        return new LoggedRecord(
                record.getMessage() == null ? text : record.getMessage(), text, Map.of(), record.getThrown());
    }

    private static LogLevel level(Level level) {
        int rank = level.intValue();
        if (rank >= Level.SEVERE.intValue()) {
            return LogLevel.ERROR;
        }
        if (rank >= Level.WARNING.intValue()) {
            return LogLevel.WARN;
        }
        if (rank >= Level.INFO.intValue()) {
            return LogLevel.INFO;
        }
        return rank >= Level.FINE.intValue() ? LogLevel.DEBUG : LogLevel.TRACE;
    }

    /** There is nothing to flush: records are sent by Bulwark's own thread. */
    @Override
    public void flush() {}

    /** There is nothing to close. */
    @Override
    public void close() {}
}
