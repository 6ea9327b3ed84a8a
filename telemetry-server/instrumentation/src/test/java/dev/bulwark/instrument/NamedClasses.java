package dev.bulwark.instrument;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The classes that the code of a class file names (JVM specification, section 4.4). */
final class NamedClasses {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final Map<Integer, Integer> BYTES = Map.ofEntries(
            Map.entry(3, 4),
            Map.entry(4, 4),
            Map.entry(5, 8),
            Map.entry(6, 8),
            Map.entry(8, 2),
            Map.entry(9, 4),
            Map.entry(10, 4),
            Map.entry(11, 4),
            Map.entry(12, 4),
            Map.entry(15, 3),
            Map.entry(16, 2),
            Map.entry(17, 4),
            Map.entry(18, 4),
            Map.entry(19, 2),
            Map.entry(20, 2));

    private NamedClasses() {}

    /** With slashes; those of arrays by their elements. */
    static List<String> in(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(file);
        in.skipNBytes(8);
        int constants = in.readUnsignedShort();
        Map<Integer, String> texts = new HashMap<>();
        List<Integer> classes = new ArrayList<>();
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            if (tag == UTF8) {
                texts.put(i, in.readUTF());
            } else if (tag == CLASS) {
                classes.add(in.readUnsignedShort());
            } else {
                int bytes = Objects.requireNonNull(BYTES.get(tag));
                in.skipNBytes(bytes);
                i += bytes == 8 ? 1 : 0;
            }
        }
        return classes.stream()
                .map(texts::get)
                .map(name -> name.replaceAll("^\\[+L?|;$", ""))
                .toList();
    }
}
