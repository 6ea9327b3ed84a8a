package dev.bulwark.console.controls;

import dev.bulwark.model.Severity;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Violations in plain words. */
public final class ViolationWords {
    private static final String NOT_KNOWN = "–";

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A word, and not the name of a table or column. */
    private static final Pattern FIRST_WORD = Pattern.compile("[a-z]+\\s");

    private ViolationWords() {}

    public static String of(ViolationType type) {
        return switch (type) {
            case MISSING_FILTER -> "Missing filter";
            case WRONG_ORG -> "Wrong tenant";
            case RESPONSE_CONTAMINATION -> "Contaminated response";
            case NO_TENANT_CONTEXT -> "No tenant context";
            case UNDECIDABLE -> "Undecidable";
            case ACCESS_ANOMALY -> "Access anomaly";
        };
    }

    public static String of(Severity severity) {
        return switch (severity) {
            case WARNING -> "Warning";
            case HIGH -> "High";
            case CRITICAL -> "Critical";
        };
    }

    /** {@code Missing filter in GET /api/reports/attendance}: no customer's name, so fit for a lock screen. */
    public static String headline(Violation violation) {
        String endpoint = violation.endpoint();
        return of(violation.violationType()) + (endpoint == null ? " in " + violation.app() : " in " + endpoint);
    }

    /** The sender's reason, or what the type means when it gave none. */
    public static String reason(Violation violation) {
        Object reason = violation.details().get("reason");
        return reason instanceof String text && !text.isBlank()
                ? sentence(text.strip())
                : meaning(violation.violationType());
    }

    /** As a sentence for people: the code marks of developers become quotation marks. */
    private static String sentence(String text) {
        String quoted = CODE.matcher(text).replaceAll("“$1”");
        boolean word = FIRST_WORD.matcher(quoted).lookingAt();
        String start = word ? quoted.substring(0, 1).toUpperCase(Locale.ROOT) + quoted.substring(1) : quoted;
        return start.endsWith(".") ? start : start + ".";
    }

    private static String meaning(ViolationType type) {
        return switch (type) {
            case MISSING_FILTER -> "A table with tenants' rows is read or written without being held to one tenant.";
            case WRONG_ORG -> "The statement is held to a tenant, but to another one than the caller's.";
            case RESPONSE_CONTAMINATION -> "A response carried another tenant's identifier.";
            case NO_TENANT_CONTEXT -> "A table with tenants' rows was touched while nobody knew for which tenant.";
            case UNDECIDABLE -> "It could not be proven that the statement stays within one tenant.";
            case ACCESS_ANOMALY -> "The pattern of access is unusual for this user.";
        };
    }

    /** Whether it was stopped, and where it stands. */
    public static String status(Violation violation) {
        return violation.resolved() ? "Resolved" : "Open";
    }

    public static String blocked(Violation violation) {
        return violation.blocked() ? "Blocked" : "Ran";
    }

    /** The text, or a dash when it is not known. */
    public static String orDash(@Nullable String text) {
        return text == null || text.isBlank() ? NOT_KNOWN : text;
    }

    /** The texts after each other, or a dash when there are none. */
    public static String listed(Collection<?> texts) {
        return orDash(texts.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
}
