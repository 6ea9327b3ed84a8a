package dev.bulwark.model.redaction;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets and personal data out of texts: in linear time, the same way every time, and again without any change. A text
 * that would take too long to check is dropped. Thread-safe.
 */
public final class Redactor {
    /** Stands where something was taken out. */
    public static final String MASK = "[redacted]";

    /** Stands for a text that was not checked. */
    public static final String DROPPED = "[dropped: too long to check]";

    /** More characters are not checked at all. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private static final char STATEMENT_MASK = '*';

    private final Rules rules;
    private final Pseudonyms pseudonyms;
    private final boolean hash;
    private final Map<RedactionRule, LongAdder> counts = new EnumMap<>(RedactionRule.class);

    public Redactor(RedactionSettings settings) {
        rules = Rules.of(settings);
        pseudonyms = new Pseudonyms(settings.salt());
        hash = settings.hash();
        for (RedactionRule rule : RedactionRule.values()) {
            counts.put(rule, new LongAdder());
        }
    }

    /**
     * The text without secrets; the same object when there are none.
     *
     * @param tenant whose text it is, so that equal values of different tenants do not look equal; null for nobody's
     */
    public String redact(String text, @Nullable String tenant) {
        return redact(text, tenant, 0);
    }

    /** The same for a text that tells one thing from another: its numbers stay. */
    public String redactId(String text, @Nullable String tenant) {
        return redact(text, tenant, text.length());
    }

    private String redact(String text, @Nullable String tenant, int numbersFrom) {
        if (text.length() > LONGEST) {
            return dropped();
        }
        TextScan scan = TextScan.ofText(rules, text);
        scan.spareNumbersUntil(numbersFrom);
        if (!scan.run()) {
            return dropped();
        }
        Spans spans = scan.spans();
        return spans.size() == 0 ? text : replaced(text, spans, tenant == null ? "" : tenant);
    }

    /**
     * A statement with its literals and the secrets in its comments covered; of the same length, so that places in it stay
     * right. Numbers stay unless they are secret, and texts that tell one thing from another.
     *
     * @param known literals that may stay, as tenants that the reader knows anyway
     */
    public String redactStatement(String statement, Set<String> known) {
        if (statement.length() > LONGEST) {
            return dropped();
        }
        TextScan scan = TextScan.ofStatement(rules, statement, known);
        if (!scan.run()) {
            return dropped();
        }
        Spans spans = scan.spans();
        if (spans.size() == 0) {
            return statement;
        }
        char[] covered = statement.toCharArray();
        for (int i = 0; i < spans.size(); i++) {
            count(spans.rule(i));
            for (int at = spans.start(i); at < spans.end(i); at++) {
                covered[at] = stays(covered[at]) ? covered[at] : STATEMENT_MASK;
            }
        }
        return new String(covered);
    }

    /** Wildcards tell why a statement is slow, and nothing else. */
    private static boolean stays(char c) {
        return Letters.isBlank(c) || c == '\n' || c == '%';
    }

    /** The value that stands under a name, by what the name says of it. */
    public String redactValue(String name, String value, @Nullable String tenant) {
        return redactAs(rules.keys().kindOf(name), value, tenant);
    }

    /** Whether values under this name are secret, whatever they look like. */
    public boolean isSecretName(String name) {
        return rules.keys().kindOf(name).isSecret();
    }

    /** What stands for a value that goes because of its name. */
    String hide() {
        count(RedactionRule.KEY);
        return MASK;
    }

    /** The values bound to a statement's placeholders. */
    public List<String> redactParameters(@Nullable String statement, List<String> values, @Nullable String tenant) {
        String text = statement == null || statement.length() > LONGEST ? "" : statement;
        List<KeyKind> kinds = SqlStatement.read(rules.keys(), text, 0).parameters(values.size());
        String[] redacted = new String[values.size()];
        for (int i = 0; i < redacted.length; i++) {
            redacted[i] = redactAs(kinds.get(i), values.get(i), tenant);
        }
        return List.of(redacted);
    }

    private String redactAs(KeyKind kind, String value, @Nullable String tenant) {
        if (kind.isSecret()) {
            return secret(kind, value);
        }
        if (kind == KeyKind.PHONE && Numbers.isPhoneValue(value, 0, value.length())) {
            count(RedactionRule.PHONE);
            return standIn(RedactionRule.PHONE, value, tenant == null ? "" : tenant);
        }
        return kind == KeyKind.ID ? redactId(value, tenant) : redact(value, tenant);
    }

    private String secret(KeyKind kind, String value) {
        if (value.isEmpty() || value.equals(MASK) || value.equals(DROPPED)) {
            return value;
        }
        count(kind.rule());
        return MASK;
    }

    /** How often each rule has taken something out since the start. */
    public Map<RedactionRule, Long> counts() {
        Map<RedactionRule, Long> sums = new EnumMap<>(RedactionRule.class);
        counts.forEach((rule, count) -> sums.put(rule, count.sum()));
        return sums;
    }

    private String replaced(String text, Spans spans, String tenant) {
        StringBuilder clean = new StringBuilder(text.length());
        int from = 0;
        for (int i = 0; i < spans.size(); i++) {
            clean.append(text, from, spans.start(i));
            count(spans.rule(i));
            clean.append(standIn(spans.rule(i), text.substring(spans.start(i), spans.end(i)), tenant));
            from = spans.end(i);
        }
        return clean.append(text, from, text.length()).toString();
    }

    private String standIn(RedactionRule rule, String value, String tenant) {
        return hash && rule.keepsEquality() ? pseudonyms.of(rule, tenant, Normal.of(rule, value)) : MASK;
    }

    private String dropped() {
        count(RedactionRule.TOO_LONG);
        return DROPPED;
    }

    private void count(RedactionRule rule) {
        Objects.requireNonNull(counts.get(rule)).increment();
    }

    /** Whether a piece was taken out before. */
    static boolean isMask(String text, int start, int end) {
        if (end - start == MASK.length() && text.startsWith(MASK, start)) {
            return true;
        }
        for (int i = start; i < end; i++) {
            if (text.charAt(i) != STATEMENT_MASK) {
                return false;
            }
        }
        return true;
    }

    /** The one form of values that people write in several. */
    private static final class Normal {
        static String of(RedactionRule rule, String value) {
            StringBuilder normal = new StringBuilder(value.length());
            for (int i = 0; i < value.length(); i += Letters.width(value, i, value.length())) {
                char c = Character.toLowerCase(Letters.decoded(value, i, value.length()));
                if (rule == RedactionRule.MAIL || Letters.isDigit(c)) {
                    normal.append(c);
                }
            }
            return normal.toString();
        }
    }
}
