package dev.bulwark.model.json;

import org.jspecify.annotations.Nullable;

/** Input that is no JSON, or not the JSON that was asked for. The message is fit for the sender. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String field;

    public MalformedJsonException(String message, @Nullable String field, @Nullable Throwable cause) {
        super(message, cause);
        this.field = field;
    }

    /** The field at fault, such as {@code events[3].severity}; null when the text as a whole is. */
    public @Nullable String field() {
        return field;
    }
}
