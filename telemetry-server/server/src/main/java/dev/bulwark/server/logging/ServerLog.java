package dev.bulwark.server.logging;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** All loggers of the process, and where they write. Thread-safe. */
public final class ServerLog implements ILoggerFactory {
    /** What these tell below a warning is of use to their developers only. */
    private static final List<String> QUIET =
            List.of("com.zaxxer.hikari", "org.flywaydb", "org.eclipse.jetty", "io.javalin", "com.password4j");

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final Clock clock;
    private final PrintStream out;
    private volatile LogSettings settings = LogSettings.defaults();

    ServerLog(Clock clock, PrintStream out) {
        this.clock = clock;
        this.out = out;
    }

    /** Writes as the settings say from now on, unless somebody else does the logging of this process. */
    public static void use(LogSettings settings) {
        if (LoggerFactory.getILoggerFactory() instanceof ServerLog log) {
            log.write(settings);
        }
    }

    void write(LogSettings as) {
        settings = as;
    }

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(name, known -> new LineLogger(known, leastOf(known), this));
    }

    private static Level leastOf(String name) {
        return QUIET.stream().anyMatch(name::startsWith) ? Level.WARN : Level.INFO;
    }

    void write(Level level, String logger, String message, @Nullable Throwable thrown) {
        LogLine line = new LogLine(
                clock.instant(), level, logger, Thread.currentThread().getName(), message, thrown);
        String text = settings.format() == LogSettings.Format.JSON ? line.json() : line.text();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length); // in one piece, so that lines of two threads do not mix
        out.flush();
    }
}
