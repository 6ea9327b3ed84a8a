package dev.bulwark.console.tasks;

import org.jspecify.annotations.Nullable;

/** A question that the server did not answer as hoped; the {@link Failure} is fit to be shown. */
public final class FailureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public FailureException(Failure failure, @Nullable Throwable cause) {
        super(failure.text(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
