package dev.bulwark.model.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Records with any values that their constructors take: nulls, unusual texts, and the ends of ranges among them. */
final class RandomValues {
    private static final int MOST_TRIES = 10_000;
    private static final List<String> TEXTS = List.of(
            "",
            "a text",
            "\"quoted\" \\ / \b\f\n\r\t\u0000\u001f\u007f",
            "Ünïcödé 漢字 \u2028\u2029",
            "😀",
            "half \ud83d",
            "\ude00 half",
            "x".repeat(9_000),
            "0123456789abcdef");

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String text() {
        return TEXTS.get(below(TEXTS.size()));
    }

    Instant time() {
        return Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 300_000_000_000L), below(1_000_000_000));
    }

    /** Tries until the constructor takes the values. */
    Object record(Class<?> type) {
        for (int i = 0; i < MOST_TRIES; i++) {
            try {
                return made(type);
            } catch (InvocationTargetException e) {
                // refused: other values
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("no values for " + type);
    }

    private Object made(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(each -> value(each.getGenericType()))
                .toArray();
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == List.class
                    ? Stream.generate(() -> value(last)).limit(below(3)).toList()
                    : map(last);
        }
        Class<?> plain = (Class<?>) type;
        boolean mayBeNull = !plain.isPrimitive() && !plain.isRecord();
        return mayBeNull && below(4) == 0 ? null : present(plain);
    }

    private Map<String, Object> map(Type type) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = below(4); i > 0; i--) {
            map.put(text() + i, type == Object.class ? free(0) : value(type));
        }
        return map;
    }

    /** What stands in free objects. */
    Object free(int depth) {
        return switch (below(depth > 3 ? 7 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong();
            case 4 -> number();
            case 5, 6 -> text();
            case 7 -> Arrays.asList(free(depth + 1), free(depth + 1));
            default -> new LinkedHashMap<>(Map.of(text(), String.valueOf(free(depth + 1)), "inner", List.of(1, "2")));
        };
    }

    private double number() {
        return List.of(0.0, -0.0, 1.5, 1e300, 1e-300, Double.NaN, Double.POSITIVE_INFINITY, random.nextDouble())
                .get(below(8));
    }

    private Object present(Class<?> type) {
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[below(type.getEnumConstants().length)];
        }
        if (type == String.class) {
            return text();
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == double.class) {
            return number();
        }
        if (type == int.class || type == Integer.class) {
            return below(1_000);
        }
        if (type == long.class || type == Long.class) {
            return List.of(0L, 1L, (long) below(1_000), random.nextLong() & Long.MAX_VALUE)
                    .get(below(4));
        }
        return type == UUID.class ? new UUID(random.nextLong(), random.nextLong()) : time();
    }
}
