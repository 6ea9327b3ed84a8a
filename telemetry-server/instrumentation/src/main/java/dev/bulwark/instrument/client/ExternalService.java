package dev.bulwark.instrument.client;

import dev.bulwark.instrument.CheckedRunnable;
import dev.bulwark.instrument.CheckedSupplier;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.model.ingest.WebhookEvent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A service that the application depends on, such as a payment provider. Calls that are made through here are counted with
 * latency and failures; for the application they are what they are without it, results and exceptions included. Thread-safe.
 *
 * <pre>{@code
 * Charge charge = bulwark.external("stripe").call("create charge", () -> stripe.charges().create(parameters));
 * }</pre>
 */
public final class ExternalService {
    private final Reporter reporter;
    private final ExternalCalls calls;
    private final OutgoingTrace trace;
    private final String service;

    ExternalService(Reporter reporter, ExternalCalls calls, OutgoingTrace trace, @Nullable String service) {
        this.reporter = reporter;
        this.calls = calls;
        this.trace = trace;
        this.service = Copies.cleanName(service);
    }

    /**
     * Makes a call.
     *
     * @param operation what is asked of the service, from a small set of names; those of identity providers begin with
     *     {@code oauth}
     */
    public <T extends @Nullable Object, E extends Exception> T call(String operation, CheckedSupplier<T, E> work)
            throws E {
        return Told.call(work, calls.begin(service, operation));
    }

    /** Makes a call without a result. */
    public <E extends Exception> void run(String operation, CheckedRunnable<E> work) throws E {
        Told.run(work, calls.begin(service, operation));
    }

    /** Begins a call and answers its stage as it is; the call ends when the stage does. */
    public <S extends CompletionStage<?>, E extends Exception> S callAsync(String operation, CheckedSupplier<S, E> work)
            throws E {
        return Told.callAsync(work, calls.begin(service, operation));
    }

    /** Tells of a call that the application has measured itself; the error is null for a success. */
    public void called(String operation, Duration took, @Nullable Throwable error) {
        reporter.guarded(
                "counting a call to a service",
                () -> calls.ended(reporter.request(), service, operation, Durations.nanos(took), error));
    }

    /** For HTTP clients all of whose calls go to this service. */
    public HttpCalls http() {
        return new HttpCalls(reporter, calls, trace, service);
    }

    /**
     * Handles a webhook that the service has sent: it is recorded, and a failure is also reported as a failed operation of the
     * type {@code webhook} and thrown on.
     *
     * @param type what it tells of, such as {@code charge.succeeded}
     */
    public <T extends @Nullable Object, E extends Exception> T webhook(String type, CheckedSupplier<T, E> handling)
            throws E {
        return Told.call(handling, webhookOutcome(type));
    }

    /** The same for handling without a result. */
    public <E extends Exception> void webhook(String type, CheckedRunnable<E> handling) throws E {
        Told.run(handling, webhookOutcome(type));
    }

    /** Tells that a webhook was received and handled. */
    public void webhookReceived(String type) {
        webhookOutcome(type).accept(null);
    }

    private Consumer<@Nullable Throwable> webhookOutcome(String type) {
        RequestContext request = reporter.request();
        return failure -> {
            reporter.report(
                    "reporting a webhook",
                    request,
                    (header, copies) -> new WebhookEvent(
                            header,
                            copies.name(service),
                            copies.name(type),
                            failure == null,
                            copies.messageOf(failure)));
            if (failure != null) {
                new Operation(reporter, "webhook", service + " " + type, Map.of(), null).failed(failure);
            }
        };
    }
}
