package dev.bulwark.instrument.client;

import dev.bulwark.instrument.CheckedRunnable;
import dev.bulwark.instrument.CheckedSupplier;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.FailedOperationEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that the application tries and that may fail, such as sending a mail: its failure is reported, with stack,
 * context and the request it belongs to. Work that is run here does what it would do alone, results and exceptions included.
 * Immutable.
 *
 * <pre>{@code
 * bulwark.operation("mail", "send invitation").with("template", "invitation").run(() -> mailer.send(mail));
 * }</pre>
 */
public final class Operation {
    private static final int MOST_ENTRIES = 64;

    private final Reporter reporter;
    private final @Nullable String type;
    private final @Nullable String name;
    private final Map<String, ?> context;
    private final @Nullable Severity severity;

    Operation(
            Reporter reporter,
            @Nullable String type,
            @Nullable String name,
            Map<String, ?> context,
            @Nullable Severity severity) {
        this.reporter = reporter;
        this.type = type;
        this.name = name;
        this.context = context;
        this.severity = severity;
    }

    /** The same with something that helps to explain a failure or to try again; no secrets. At most 64. */
    public Operation with(String key, @Nullable Object value) {
        if (context.size() >= MOST_ENTRIES) {
            return this;
        }
        Map<String, @Nullable Object> more = new LinkedHashMap<>(context);
        more.put(key, value);
        return new Operation(reporter, type, name, more, severity);
    }

    /** The same with another severity than {@link Severity#HIGH}. */
    public Operation severity(Severity other) {
        return new Operation(reporter, type, name, context, other);
    }

    /** Does the work; a failure is reported and thrown on. */
    public <T extends @Nullable Object, E extends Exception> T call(CheckedSupplier<T, E> work) throws E {
        return Told.call(work, outcome());
    }

    /** Does the work; a failure is reported and thrown on. */
    public <E extends Exception> void run(CheckedRunnable<E> work) throws E {
        Told.run(work, outcome());
    }

    /** Begins the work and answers its stage as it is; a failure of either is reported. */
    public <S extends CompletionStage<?>, E extends Exception> S callAsync(CheckedSupplier<S, E> work) throws E {
        return Told.callAsync(work, outcome());
    }

    /**
     * Reports that it failed.
     *
     * @param error what was thrown; null when nothing was
     * @return whether the report is on its way
     */
    public boolean failed(@Nullable Throwable error) {
        return failed(reporter.request(), error);
    }

    private Consumer<@Nullable Throwable> outcome() {
        RequestContext request = reporter.request();
        return failure -> {
            if (failure != null) {
                failed(request, failure);
            }
        };
    }

    private boolean failed(@Nullable RequestContext request, @Nullable Throwable error) {
        return reporter.report(
                "reporting a failed operation",
                request,
                (header, copies) -> new FailedOperationEvent(
                        header,
                        copies.name(type),
                        copies.name(name),
                        copies.messageOf(error),
                        copies.stackOf(error),
                        copies.values(context),
                        severity == null ? Severity.HIGH : severity));
    }
}
