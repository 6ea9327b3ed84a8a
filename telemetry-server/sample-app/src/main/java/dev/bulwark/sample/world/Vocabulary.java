package dev.bulwark.sample.world;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The words that the made-up organizations are made of: lists by key, from a file of lines {@code key: a | b | c}. */
public final class Vocabulary {
    private final String name;
    private final Map<String, List<String>> lists;

    private Vocabulary(String name, Map<String, List<String>> lists) {
        this.name = name;
        this.lists = lists;
    }

    /** Reads the words that the program carries under that name. */
    public static Vocabulary load(String name) {
        try (InputStream file = Vocabulary.class.getResourceAsStream("/world/" + name + ".txt")) {
            if (file == null) {
                throw new IllegalArgumentException("there are no words named " + name);
            }
            return new Vocabulary(name, parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException("the words named " + name + " cannot be read", e);
        }
    }

    private static Map<String, List<String>> parse(String text) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int colon = line.indexOf(": ");
            String[] words = line.substring(colon + 2).split("\\|", -1);
            lists.put(
                    line.substring(0, colon),
                    Arrays.stream(words).map(String::strip).toList());
        });
        return lists;
    }

    /** All lists in the order of the file. */
    public Map<String, List<String>> all() {
        return lists;
    }

    public List<String> list(String key) {
        List<String> list = lists.get(key);
        if (list == null) {
            throw new IllegalArgumentException("the words named " + name + " have no list " + key);
        }
        return list;
    }

    /** Any entry of a list. */
    public String any(String key, RandomGenerator random) {
        List<String> list = list(key);
        return list.get(random.nextInt(list.size()));
    }
}
