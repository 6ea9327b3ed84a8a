package dev.bulwark.server.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Constants under the name that they have on the wire and in the store: their own in small letters. */
public final class WireName {
    private WireName() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The constant with exactly this name. */
    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(name))
                .findFirst();
    }
}
