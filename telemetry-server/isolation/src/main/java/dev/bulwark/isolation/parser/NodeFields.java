package dev.bulwark.isolation.parser;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of syntax nodes, so that a part of the tree that a new parser version adds, or that we have no rule
 * for, is noticed instead of being passed over. Thread-safe.
 */
final class NodeFields {
    private static final String PARSER_PACKAGE = rootPackage();
    private static final String POSITION = "node";
    private static final String RESOLVED = "resolvedTable";

    private final ClassValue<List<Field>> fields = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return fieldsOf(type);
        }
    };

    /** Whether this is one of the parser's own objects. */
    static boolean isNode(Object object) {
        return object.getClass().getName().startsWith(PARSER_PACKAGE)
                && !object.getClass().isEnum();
    }

    /** The name of a field that says something and is not among those that the caller understands; null when there is none. */
    @Nullable
    String unknownField(Object node, List<String> understood) {
        for (Field field : fields.get(node.getClass())) {
            if (!understood.contains(field.getName()) && says(value(field, node))) {
                return field.getName();
            }
        }
        return null;
    }

    /** The nodes, and collections of nodes, directly within. */
    List<Object> parts(Object node) {
        List<Object> parts = new ArrayList<>();
        if (node instanceof Collection<?> collection) {
            collection.forEach(part -> addPart(part, parts));
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((key, part) -> {
                addPart(key, parts);
                addPart(part, parts);
            });
        }
        if (isNode(node)) {
            fields.get(node.getClass()).forEach(field -> addPart(value(field, node), parts));
        }
        return parts;
    }

    private static void addPart(@Nullable Object part, List<Object> parts) {
        if (part instanceof Map.Entry<?, ?> entry) {
            addPart(entry.getKey(), parts);
            addPart(entry.getValue(), parts);
        } else if (part != null && (isNode(part) || part instanceof Collection<?> || part instanceof Map<?, ?>)) {
            parts.add(part);
        }
    }

    private static boolean says(@Nullable Object value) {
        if (value == null || Boolean.FALSE.equals(value)) {
            return false;
        }
        if (value instanceof Collection<?> collection && collection.isEmpty()) {
            return false;
        }
        return !(value instanceof Number number) || number.intValue() != 0;
    }

    private static @Nullable Object value(Field field, Object node) {
        try {
            return field.get(node);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(field + " was made accessible", impossible);
        }
    }

    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> found = new ArrayList<>();
        for (Class<?> c = type; c != null && c.getName().startsWith(PARSER_PACKAGE); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                boolean skipped =
                        field.getName().equals(POSITION) || field.getName().equals(RESOLVED);
                if (!Modifier.isStatic(field.getModifiers()) && !skipped) {
                    field.setAccessible(true);
                    found.add(field);
                }
            }
        }
        return List.copyOf(found);
    }

    /** Taken from a class, because the instrumentation carries the parser under another name. */
    private static String rootPackage() {
        String statements = Statement.class.getPackageName();
        return statements.substring(0, statements.lastIndexOf('.') + 1);
    }
}
