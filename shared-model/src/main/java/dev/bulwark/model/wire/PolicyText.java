package dev.bulwark.model.wire;

import dev.bulwark.model.ingest.WireTime;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.isolation.Mode;
import dev.bulwark.model.isolation.PolicyException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Policies as JSON. Fields that are not known are passed over. Thread-safe. */
public final class PolicyText {
    /**
     * The policy that a text in UTF-8 holds.
     *
     * @throws IOException if it is no JSON
     * @throws IllegalArgumentException if it is no policy
     * @throws java.time.DateTimeException if a time in it is none
     */
    public IsolationPolicy read(byte[] text) throws IOException {
        return policy(Fields.of(JsonReading.read(text)));
    }

    /** The policy as UTF-8 JSON. */
    public byte[] write(IsolationPolicy policy) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", policy.version());
        if (policy.mode() != null) {
            fields.put("mode", policy.mode().name().toLowerCase(Locale.ROOT));
        }
        fields.put(
                "exceptions",
                policy.exceptions().stream().map(PolicyText::plain).toList());
        return JsonText.of(fields);
    }

    static IsolationPolicy policy(Fields fields) {
        List<PolicyException> exceptions = fields.has("exceptions")
                ? fields.list("exceptions").stream().map(PolicyText::exception).toList()
                : List.of();
        Mode mode = fields.has("mode") ? Mode.named(fields.text("mode")) : null;
        return new IsolationPolicy(fields.number("version"), mode, exceptions);
    }

    private static PolicyException exception(Object value) {
        Fields fields = Fields.of(value);
        return new PolicyException(
                fields.text("queryHash"),
                fields.text("owner"),
                fields.text("reason"),
                WireTime.parse(fields.text("expiresAt")));
    }

    private static Map<String, Object> plain(PolicyException exception) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("queryHash", exception.queryHash());
        fields.put("owner", exception.owner());
        fields.put("reason", exception.reason());
        fields.put("expiresAt", WireTime.format(exception.expiresAt()));
        return fields;
    }
}
