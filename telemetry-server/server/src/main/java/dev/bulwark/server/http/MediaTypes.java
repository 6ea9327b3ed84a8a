package dev.bulwark.server.http;

import io.javalin.http.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks of the declared content type. */
public final class MediaTypes {
    private static final String JSON = "application/json";

    private MediaTypes() {}

    /** @throws RefusalException 415 if the body is not declared as JSON in UTF-8 */
    public static void requireJson(Context context) {
        String declared = context.contentType();
        if (declared == null || !isUtf8Json(declared)) {
            throw RefusalException.of(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The body must be sent with Content-Type: " + JSON);
        }
    }

    private static boolean isUtf8Json(String declared) {
        String[] parts = declared.toLowerCase(Locale.ROOT)
                .replace(" ", "")
                .replace("\"", "")
                .split(";");
        @Nullable String charset = null;
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("charset=")) {
                charset = parts[i].substring("charset=".length());
            }
        }
        return parts.length > 0 && parts[0].equals(JSON) && (charset == null || charset.equals("utf-8"));
    }
}
