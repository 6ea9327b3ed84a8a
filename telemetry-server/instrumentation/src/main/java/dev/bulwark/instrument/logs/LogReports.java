package dev.bulwark.instrument.logs;

import dev.bulwark.instrument.client.CleanText;
import dev.bulwark.instrument.client.StackText;
import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.measure.SummarySource;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.instrument.thread.OwnThreads;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.ExceptionEvent;
import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.model.ingest.LogLevel;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes log records and exceptions in. Never blocks, never throws, never logs; a record that is logged while another one of
 * the same thread is taken in is left out. Thread-safe.
 */
public final class LogReports implements SummarySource {
    private static final String OWN = "dev.bulwark.instrument";
    private static final int LONGEST_MESSAGE = 8000;
    private static final int LONGEST_STACK = 16 * 1024;

    private final LogLevel least;
    private final String release;
    private final Outbox outbox;
    private final EventHeaders headers;
    private final CurrentScope scopes;
    private final Folding folding;
    private final OwnFailures failures;

    @SuppressWarnings("ThreadLocalUsage") // one for each application, and empty but while a record is taken in
    private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

    /**
     * Reports into an outbox.
     *
     * @param least records below it are left out
     * @param release the application's version
     */
    public LogReports(
            LogLevel least,
            String release,
            Outbox outbox,
            EventHeaders headers,
            CurrentScope scopes,
            LongSupplier nanoTime,
            OwnFailures failures) {
        this.least = least;
        this.release = release;
        this.outbox = outbox;
        this.headers = headers;
        this.scopes = scopes;
        this.folding = new Folding(nanoTime);
        this.failures = failures;
    }

    /**
     * Takes a record in.
     *
     * @param logger its name
     * @param thread the name of the thread that logged it, which may have handed it to this one
     * @param record made only if it is wanted; may run code of the application, which may log again
     */
    void append(LogLevel level, String logger, String thread, Supplier<LoggedRecord> record) {
        if (level.compareTo(least) < 0 || logger.startsWith(OWN) || OwnThreads.isOwn(thread) || OwnThreads.isOwn()) {
            return;
        }
        guarded("taking in a log record", () -> {
            LoggedRecord told = record.get();
            tell(level, logger, told);
            if (told.thrown() != null) {
                tell(scopes.request(), told.thrown());
            }
        });
    }

    /**
     * Reports an exception that nobody expected.
     *
     * @param request the request that it ended, null outside of any
     */
    public void exception(@Nullable RequestContext request, Throwable thrown) {
        guarded("taking in an exception", () -> tell(request, thrown));
    }

    private void guarded(String place, Runnable work) {
        if (busy.get() != null) {
            return;
        }
        busy.set(true);
        try {
            work.run();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            failures.count(place);
        } finally {
            busy.remove();
        }
    }

    private void tell(LogLevel level, String logger, LoggedRecord record) {
        EventHeader header = headers.of(scopes.request());
        Object key = new RecordKey(header.tenant(), level, logger, record.template());
        LogEvent event = event(header, level, logger, record);
        if (folding.isFirst(key, null, repeat -> repeated(event, repeat))) {
            outbox.addLog(event);
        }
    }

    private static LogEvent event(EventHeader header, LogLevel level, String logger, LoggedRecord record) {
        Extras extras = Extras.of(record.context());
        Long status = extras.takeNumber("status");
        return new LogEvent(
                header,
                level,
                logger,
                extras.takeText("module"),
                CleanText.of(record.message(), LONGEST_MESSAGE),
                extras.takeText("action"),
                extras.takeText("resource"),
                status == null ? null : status.intValue(),
                extras.takeNumber("latencyMs"),
                extras.rest(),
                1);
    }

    /** The last of those that it stands for, with an id of its own. */
    private TelemetryEvent repeated(LogEvent last, int repeat) {
        return new LogEvent(
                withNewId(last.header()),
                last.level(),
                last.source(),
                last.module(),
                last.message(),
                last.action(),
                last.resource(),
                last.status(),
                last.latencyMs(),
                last.extra(),
                repeat);
    }

    private void tell(@Nullable RequestContext request, Throwable thrown) {
        EventHeader header = headers.of(request);
        StackTraceElement[] frames = thrown.getStackTrace();
        Object key =
                new ExceptionKey(header.tenant(), thrown.getClass().getName(), frames.length == 0 ? null : frames[0]);
        String message = messageOf(thrown);
        if (folding.isFirst(
                key, thrown, repeat -> repeated(header, thrown.getClass().getName(), message, repeat))) {
            outbox.addLog(
                    new ExceptionEvent(header, thrown.getClass().getName(), message, stackOf(thrown), release, 1));
        }
    }

    /** An exception of the application's may refuse to tell its message. */
    private static @Nullable String messageOf(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? null : CleanText.of(message, LONGEST_MESSAGE);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static @Nullable String stackOf(Throwable thrown) {
        try {
            return StackText.of(thrown, LONGEST_STACK);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Without the stack, which the first one has told. */
    private TelemetryEvent repeated(EventHeader last, String type, @Nullable String message, int repeat) {
        return new ExceptionEvent(withNewId(last), type, message, null, release, repeat);
    }

    private EventHeader withNewId(EventHeader header) {
        return new EventHeader(
                headers.newId(),
                header.at(),
                header.tenant(),
                header.user(),
                header.endpoint(),
                header.traceId(),
                header.requestId());
    }

    @Override
    public List<TelemetryEvent> flush() {
        return folding.ended(false);
    }

    @Override
    public List<TelemetryEvent> flushAll() {
        return folding.ended(true);
    }

    /** Records that say the same, to one tenant. */
    private record RecordKey(@Nullable String tenant, LogLevel level, String logger, String template) {}

    /** Exceptions of one kind from one place, of one tenant. */
    private record ExceptionKey(
            @Nullable String tenant, String type, @Nullable StackTraceElement place) {}
}
