package dev.bulwark.instrument.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.bulwark.instrument.Bulwark;
import dev.bulwark.model.ingest.LogLevel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Reports Logback's records, with the MDC and the pairs of keys and values beside them. Does nothing while no
 * {@link Bulwark} is started. It never waits; behind an asynchronous appender a record loses its tenant and trace.
 */
public final class LogbackAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
        Bulwark.started()
                .ifPresent(bulwark -> bulwark.logs()
                        .append(
                                level(event.getLevel()),
                                event.getLoggerName(),
                                String.valueOf(event.getThreadName()),
                                () -> record(event)));
    }

    private static LoggedRecord record(ILoggingEvent event) {
        Map<String, Object> context = new LinkedHashMap<>(event.getMDCPropertyMap());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                context.put(pair.key, pair.value);
            }
        }
        return new LoggedRecord(
                String.valueOf(event.getMessage()),
                String.valueOf(event.getFormattedMessage()),
                context,
                thrown(event));
    }

    /** Records that come from another process have no exception, only its description. */
    private static @Nullable Throwable thrown(ILoggingEvent event) {
        return event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
    }

    private static LogLevel level(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return LogLevel.ERROR;
        }
        if (level.isGreaterOrEqual(Level.WARN)) {
            return LogLevel.WARN;
        }
        if (level.isGreaterOrEqual(Level.INFO)) {
            return LogLevel.INFO;
        }
        return level.isGreaterOrEqual(Level.DEBUG) ? LogLevel.DEBUG : LogLevel.TRACE;
    }
}
