package dev.bulwark.server.isolation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.json.Json;
import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.live.LiveNarrowing;
import dev.bulwark.server.store.TenantScope;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A violation belongs to the tenant whose user caused it, and names the tenants whose rows were reached for. Who may see the one
 * only does not learn of the others: their names are left out of the list, and stars in every text. Thread-safe.
 */
public final class ViolationNarrowing implements LiveNarrowing {
    private static final String NOT_WITHIN_A_WORD = "(?<![A-Za-z0-9_])(?:%s)(?![A-Za-z0-9_])";

    private final ObjectMapper mapper = Json.tolerant();

    /** The violation as it may be seen. */
    public static Violation narrowed(Violation violation, TenantScope scope) {
        List<String> foreign = violation.accessedTenants().stream()
                .filter(tenant -> !tenant.isEmpty() && !scope.includes(tenant))
                .toList();
        if (foreign.isEmpty()) {
            return violation;
        }
        Pattern names = anyOf(foreign);
        Map<String, Object> details = starred(names, violation.details());
        String statement = violation.queryText();
        List<String> seen =
                violation.accessedTenants().stream().filter(scope::includes).toList();
        return violation.reaching(seen, statement == null ? null : starred(names, statement), details);
    }

    @Override
    public String narrowed(LiveKind kind, String data, TenantScope scope) {
        if (kind != LiveKind.VIOLATION) {
            return data;
        }
        try {
            return mapper.writeValueAsString(narrowed(mapper.readValue(data, Violation.class), scope));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The longest first, since one name may begin another. */
    private static Pattern anyOf(List<String> names) {
        return Pattern.compile(NOT_WITHIN_A_WORD.formatted(names.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"))));
    }

    /** Of the same length, as marks are places in the text. */
    private static String starred(Pattern names, String text) {
        return names.matcher(text).replaceAll(found -> "*".repeat(found.group().length()));
    }

    private static Map<String, Object> starred(Pattern names, Map<?, ?> map) {
        Map<String, Object> starred = new LinkedHashMap<>();
        map.forEach((name, value) -> starred.put(starred(names, String.valueOf(name)), starred(names, value)));
        return starred;
    }

    @SuppressWarnings("NullAway") // null is a value in JSON
    private static Object starred(Pattern names, @Nullable Object value) {
        if (value instanceof String text) {
            return starred(names, text);
        }
        if (value instanceof Map<?, ?> map) {
            return starred(names, map);
        }
        return value instanceof List<?> list
                ? list.stream().map(each -> starred(names, each)).toList()
                : value;
    }
}
