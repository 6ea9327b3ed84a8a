package dev.bulwark.instrument.response;

import dev.bulwark.instrument.response.UncheckedResponses.Reason;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a body is to be read, by the headers of its response.
 *
 * @param kind what it is
 * @param charset what it says to be written in
 * @param unread why it cannot be read, or not surely; null when it can
 */
record BodyFormat(
        BodyKind kind,
        Compression compression,
        Charset charset,
        @Nullable Reason unread) {
    /** What is done to a text before it is sent. */
    enum Compression {
        NONE,
        GZIP,
        DEFLATE,
        /** In a way that is not read here. */
        UNREADABLE
    }

    /** The format of a response as its headers are now. */
    static BodyFormat of(HttpServletResponse response) {
        String contentType = response.getContentType();
        BodyKind kind = hasNoBody(response.getStatus())
                ? BodyKind.OTHER
                : BodyKind.of(contentType, response.getHeader("Content-Disposition"));
        if (kind == BodyKind.OTHER) {
            return other(null);
        }
        Compression compression = compressionOf(response.getHeader("Content-Encoding"));
        if (compression == Compression.UNREADABLE) {
            return other(kind == BodyKind.UNTYPED ? null : Reason.ENCODING);
        }
        if (isRange(response)) {
            return other(Reason.PARTIAL);
        }
        Charset charset = charsetOf(contentType);
        return charset == null
                ? new BodyFormat(kind, compression, StandardCharsets.UTF_8, Reason.CHARSET)
                : new BodyFormat(kind, compression, charset, null);
    }

    private static BodyFormat other(@Nullable Reason unread) {
        return new BodyFormat(BodyKind.OTHER, Compression.NONE, StandardCharsets.UTF_8, unread);
    }

    /** Whether the head is not to leave before the body; who reads events waits for it. */
    boolean keepsHead() {
        return kind == BodyKind.JSON || kind == BodyKind.JSON_SEQUENCE;
    }

    /** Whether such a body may be one that is to be looked into, be it that it cannot be read. */
    boolean isOurs() {
        return kind != BodyKind.OTHER || unread != null;
    }

    /**
     * What looks for foreign identifiers in such a body; null when nobody has to.
     *
     * @param characters whether it comes as UTF-8 whatever it will be sent in, since the application writes characters
     * @param start its first bytes
     */
    @Nullable
    BodyScanner scanner(ResponsePolicy policy, Recipient recipient, boolean characters, byte[] start, int length) {
        if (unread != null) {
            policy.unchecked().count(unread);
        }
        if (kind == BodyKind.OTHER || (kind == BodyKind.UNTYPED && !JsonBytes.beginsJson(start, length))) {
            return null;
        }
        JsonScanner json = new JsonScanner(
                new RecipientsView(policy.keys(), recipient),
                policy.limits(),
                policy.unchecked(),
                kind != BodyKind.JSON && kind != BodyKind.UNTYPED);
        boolean isUtf8 =
                compression == Compression.NONE && (characters || CharsetScanner.isPlain(start, length, charset));
        BodyScanner text = kind == BodyKind.EVENTS
                ? new EventStreamScanner(json)
                : isUtf8 ? json : new CharsetScanner(json, charset);
        return switch (compression) {
            case GZIP -> InflatingScanner.ofGzip(text, policy.unchecked());
            case DEFLATE -> InflatingScanner.ofDeflate(text, policy.unchecked());
            default -> text;
        };
    }

    private static boolean hasNoBody(int status) {
        return status == HttpServletResponse.SC_NOT_MODIFIED
                || status == HttpServletResponse.SC_NO_CONTENT
                || status == HttpServletResponse.SC_SWITCHING_PROTOCOLS;
    }

    /** A range of bytes is no JSON; a page of records, which some mark with the same status, is. */
    private static boolean isRange(HttpServletResponse response) {
        if (response.getStatus() != HttpServletResponse.SC_PARTIAL_CONTENT) {
            return false;
        }
        String range = response.getHeader("Content-Range");
        return range != null && range.strip().toLowerCase(Locale.ROOT).startsWith("bytes");
    }

    private static Compression compressionOf(@Nullable String encoding) {
        if (encoding == null) {
            return Compression.NONE;
        }
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Compression.NONE;
            case "gzip", "x-gzip" -> Compression.GZIP;
            case "deflate" -> Compression.DEFLATE;
            default -> Compression.UNREADABLE;
        };
    }

    /** Null when it is one that this platform does not know. */
    private static @Nullable Charset charsetOf(@Nullable String contentType) {
        String name = charsetName(contentType);
        if (name == null || name.equalsIgnoreCase("utf-8")) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static @Nullable String charsetName(@Nullable String contentType) {
        if (contentType == null || contentType.indexOf(';') < 0) {
            return null;
        }
        for (String part : contentType.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase("charset")) {
                return part.substring(equals + 1).strip().replace("\"", "");
            }
        }
        return null;
    }
}
