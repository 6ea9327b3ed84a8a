package dev.bulwark.instrument.response;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a response's headers say of its body. */
enum BodyKind {
    /** One JSON value. */
    JSON,
    /** JSON values one after another, each a record of its own. */
    JSON_SEQUENCE,
    /** Server-sent events, each a record of its own. */
    EVENTS,
    /** Without a type: what it is must be told by its first bytes. */
    UNTYPED,
    /** Not ours to look into: other types, downloads. */
    OTHER;

    private static final Set<String> SEQUENCES = Set.of(
            "application/x-ndjson",
            "application/ndjson",
            "application/jsonl",
            "application/x-jsonl",
            "application/jsonlines",
            "application/x-jsonlines",
            "application/x-json-stream",
            "application/json-seq",
            "application/stream+json");

    static BodyKind of(@Nullable String contentType, @Nullable String disposition) {
        if (isDownload(disposition)) {
            return OTHER;
        }
        if (contentType == null) {
            return UNTYPED;
        }
        int parameters = contentType.indexOf(';');
        String type = (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        if (SEQUENCES.contains(type) || type.endsWith("+json-seq")) {
            return JSON_SEQUENCE;
        }
        if (type.equals("text/event-stream")) {
            return EVENTS;
        }
        boolean json = type.equals("application/json")
                || type.equals("text/json")
                || type.equals("text/x-json")
                || type.equals("application/x-json")
                || type.endsWith("+json");
        return json ? JSON : OTHER;
    }

    private static boolean isDownload(@Nullable String disposition) {
        return disposition != null
                && disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment");
    }
}
