package dev.bulwark.server.investigation;

import dev.bulwark.model.isolation.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the free details of violations, in which a sender may have put anything. Pure. */
final class Details {
    private Details() {}

    /** Why it is a violation, in the sender's words. */
    static Optional<String> reason(Violation violation) {
        return text(violation.details(), "reason");
    }

    static Optional<String> text(Map<String, Object> details, String name) {
        return details.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    static List<String> texts(Violation violation, String name) {
        return texts(violation.details(), name);
    }

    static List<String> texts(Map<String, Object> details, String name) {
        return details.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** How often the same was found within its request. */
    static long times(Map<String, Object> details) {
        return details.get("count") instanceof Number count ? Math.max(1, count.longValue()) : 1;
    }
}
