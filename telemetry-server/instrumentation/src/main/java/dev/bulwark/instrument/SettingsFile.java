package dev.bulwark.instrument;

import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.UnicodeReader;

/** Settings as a file in YAML has them: names and texts. */
final class SettingsFile {
    private static final String ROOT = "bulwark";
    private static final String PREFIX = ROOT + ".";

    /** An alias may stand within what it stands for. */
    private static final int DEEPEST = 32;

    private final Map<String, String> values = new HashMap<>();

    private SettingsFile() {}

    /**
     * Dotted names of all values; a leading {@code bulwark} may be written or left out.
     *
     * @throws RuntimeException if it is no YAML
     */
    static Map<String, String> read(InputStream in) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Iterator<Node> documents = yaml.composeAll(new UnicodeReader(in)).iterator();
        SettingsFile file = new SettingsFile();
        if (documents.hasNext()) {
            file.collect("", root(documents.next()), 0);
        }
        return Collections.unmodifiableMap(byName(file.values));
    }

    /** By name without the leading {@code bulwark.}; a name that is there both ways counts as it is without it. */
    static Map<String, String> byName(Map<String, String> values) {
        Map<String, String> named = new HashMap<>(values);
        named.keySet().removeIf(name -> name.startsWith(PREFIX));
        values.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                named.putIfAbsent(name.substring(PREFIX.length()), value);
            }
        });
        return named;
    }

    private static Node root(Node document) {
        return document instanceof MappingNode object
                ? object.getValue().stream()
                        .filter(entry -> text(entry.getKeyNode()).equals(ROOT))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                        .orElse(document)
                : document;
    }

    private void collect(String name, Node node, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(name + " is nested too deeply");
        }
        if (node instanceof MappingNode object) {
            String prefix = name.isEmpty() ? "" : name + ".";
            for (NodeTuple entry : object.getValue()) {
                collect(prefix + text(entry.getKeyNode()), entry.getValueNode(), depth + 1);
            }
        } else if (node instanceof SequenceNode items) {
            values.put(name, items.getValue().stream().map(SettingsFile::text).collect(Collectors.joining(",")));
        } else if (!node.getTag().equals(Tag.NULL)) {
            values.put(name, text(node));
        }
    }

    /** As it is written: only numbers may have their digits grouped. */
    private static String text(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return "";
        }
        return scalar.getTag().equals(Tag.INT) ? scalar.getValue().replace("_", "") : scalar.getValue();
    }
}
