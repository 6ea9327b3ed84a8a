package dev.bulwark.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tree of JSON seen as maps, lists, texts, numbers and flags: what is put into it is put into the tree. */
final class TreeView {
    private TreeView() {}

    static Map<String, @Nullable Object> of(ObjectNode node) {
        return new ObjectView(node);
    }

    private static @Nullable Object plain(@Nullable JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new ObjectView(object);
        }
        if (node instanceof ArrayNode array) {
            return new ListView(array);
        }
        if (node == null || node.isNull()) {
            return null;
        }
        return node.isNumber() ? node.numberValue() : node.isBoolean() ? node.booleanValue() : node.asText();
    }

    private static JsonNode node(@Nullable Object value) {
        if (value instanceof ObjectView view) {
            return view.object;
        }
        if (value instanceof ListView view) {
            return view.array;
        }
        return value instanceof Number number ? node(number) : scalar(value);
    }

    private static JsonNode scalar(@Nullable Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof String text) {
            return nodes.textNode(text);
        }
        return value instanceof Boolean flag ? nodes.booleanNode(flag) : nodes.nullNode();
    }

    private static JsonNode node(Number number) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (number instanceof Integer || number instanceof Long) {
            return number instanceof Integer small
                    ? nodes.numberNode(small.intValue())
                    : nodes.numberNode(number.longValue());
        }
        return number instanceof BigInteger large ? nodes.numberNode(large) : nodes.numberNode(number.doubleValue());
    }

    private static final class ObjectView extends AbstractMap<String, @Nullable Object> {
        private final ObjectNode object;

        ObjectView(ObjectNode object) {
            this.object = object;
        }

        @Override
        public @Nullable Object get(Object name) {
            return plain(object.get((String) name));
        }

        @Override
        public boolean containsKey(Object name) {
            return object.has((String) name);
        }

        @Override
        public @Nullable Object put(String name, @Nullable Object value) {
            return plain(object.replace(name, node(value)));
        }

        @Override
        public @Nullable Object remove(Object name) {
            return plain(object.remove((String) name));
        }

        @Override
        public Set<Map.Entry<String, @Nullable Object>> entrySet() {
            return new EntriesView(object.properties());
        }
    }

    private static final class EntriesView extends AbstractSet<Map.Entry<String, @Nullable Object>> {
        private final Set<Map.Entry<String, JsonNode>> entries;

        EntriesView(Set<Map.Entry<String, JsonNode>> entries) {
            this.entries = entries;
        }

        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
            Iterator<Map.Entry<String, JsonNode>> each = entries.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public Map.Entry<String, @Nullable Object> next() {
                    return new EntryView(each.next());
                }
            };
        }
    }

    private static final class EntryView extends AbstractMap.SimpleEntry<String, @Nullable Object> {
        private static final long serialVersionUID = 1L;

        private final transient Map.Entry<String, JsonNode> entry;

        EntryView(Map.Entry<String, JsonNode> entry) {
            super(entry.getKey(), plain(entry.getValue()));
            this.entry = entry;
        }

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
            entry.setValue(node(value));
            return super.setValue(value);
        }
    }

    private static final class ListView extends AbstractList<@Nullable Object> {
        private final ArrayNode array;

        ListView(ArrayNode array) {
            this.array = array;
        }

        @Override
        public int size() {
            return array.size();
        }

        @Override
        public @Nullable Object get(int index) {
            return plain(array.get(index));
        }

        @Override
        public @Nullable Object set(int index, @Nullable Object value) {
            return plain(array.set(index, node(value)));
        }
    }
}
