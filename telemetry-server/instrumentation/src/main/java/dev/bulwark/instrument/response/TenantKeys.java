package dev.bulwark.instrument.response;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names under which JSON carries a tenant's identifier. Immutable. */
public final class TenantKeys {
    private static final int LONGEST = 63;

    private final byte[][] names;

    /** Bit n is set when a name has n bytes: nearly every other key is told apart by this alone. */
    private final long lengths;

    private TenantKeys(byte[][] names) {
        this.names = names;
        long bits = 0;
        for (byte[] name : names) {
            bits |= 1L << name.length;
        }
        this.lengths = bits;
    }

    /**
     * The keys of those names.
     *
     * @throws IllegalArgumentException if a name has more than 63 bytes of UTF-8
     */
    public static TenantKeys of(Collection<String> names) {
        byte[][] bytes = names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        if (Arrays.stream(bytes).anyMatch(name -> name.length > LONGEST)) {
            throw new IllegalArgumentException("a tenant key has at most " + LONGEST + " bytes");
        }
        return new TenantKeys(bytes);
    }

    /** A column's name as it is and in camel case: {@code organization_id} and {@code organizationId}. */
    public static TenantKeys ofColumn(String column) {
        StringBuilder camel = new StringBuilder();
        for (String word : column.toLowerCase(Locale.ROOT).split("_", -1)) {
            camel.append(
                    camel.isEmpty() || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        Set<String> names = new LinkedHashSet<>(List.of(column, camel.toString()));
        return of(names);
    }

    /** Whether the bytes between two offsets are one of the names. */
    boolean contain(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST || (lengths >>> length & 1) == 0) {
            return false;
        }
        for (byte[] name : names) {
            if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }
}
