package dev.bulwark.instrument.response;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names under which JSON carries a tenant's identifier, and those of what the application decides upon, such as teams.
 * Immutable.
 */
public final class TenantKeys {
    /** Not one of the names. */
    static final int NONE = -1;

    private static final int LONGEST = 63;

    private final List<String> texts;
    private final byte[][] names;

    /** So many names are tenants'; the others are the application's to decide upon. */
    private final int tenants;

    /** Bit n is set when a name has n bytes: nearly every other key is told apart by this alone. */
    private final long lengths;

    private TenantKeys(List<String> texts, int tenants) {
        this.texts = texts;
        this.tenants = tenants;
        this.names = texts.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        if (Arrays.stream(names).anyMatch(name -> name.length > LONGEST)) {
            throw new IllegalArgumentException("a key has at most " + LONGEST + " bytes");
        }
        this.lengths = Arrays.stream(names).mapToLong(name -> 1L << name.length).reduce(0, (all, one) -> all | one);
    }

    /**
     * Tenants are looked for under these names.
     *
     * @throws IllegalArgumentException if a name has more than 63 bytes of UTF-8
     */
    public static TenantKeys of(Collection<String> names) {
        return new TenantKeys(List.copyOf(names), names.size());
    }

    /** A column's name as it is and in camel case: {@code organization_id} and {@code organizationId}. */
    public static TenantKeys ofColumn(String column) {
        return of(spellings(column));
    }

    /**
     * The same, and besides the names under which stands what the application decides upon.
     *
     * @throws IllegalArgumentException if a name has more than 63 bytes of UTF-8
     */
    public TenantKeys withAccessKeys(Collection<String> accessNames) {
        List<String> all = new ArrayList<>(texts);
        accessNames.stream().filter(name -> !texts.contains(name)).forEach(all::add);
        return new TenantKeys(List.copyOf(all), tenants);
    }

    private static Set<String> spellings(String column) {
        StringBuilder camel = new StringBuilder();
        for (String word : column.toLowerCase(Locale.ROOT).split("_", -1)) {
            camel.append(
                    camel.isEmpty() || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return new LinkedHashSet<>(List.of(column, camel.toString()));
    }

    /** Which of the names the bytes between two offsets are; {@link #NONE} when none. */
    int find(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST || (lengths >>> length & 1) == 0) {
            return NONE;
        }
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i];
            if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return i;
            }
        }
        return NONE;
    }

    /** Whether there are names that are the application's to decide upon. */
    boolean hasAccessKeys() {
        return tenants < names.length;
    }

    boolean isTenant(int key) {
        return key < tenants;
    }

    String name(int key) {
        return texts.get(key);
    }
}
