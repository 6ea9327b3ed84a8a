package dev.bulwark.isolation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The functions that read no table: those of the databases, and those that the settings trust. Thread-safe. */
public final class FunctionCatalog {
    private final Map<String, Set<String>> sections = new HashMap<>();
    private final Set<String> trusted = new HashSet<>();

    /**
     * Reads the list of the databases' functions.
     *
     * @param trustedFunctions further functions that read no table
     */
    public FunctionCatalog(Set<String> trustedFunctions) {
        trustedFunctions.forEach(name -> trusted.add(name.toLowerCase(Locale.ROOT)));
        try (InputStream list = FunctionCatalog.class.getResourceAsStream("functions.txt")) {
            if (list == null) {
                throw new IllegalStateException("functions.txt is missing from the jar");
            }
            read(new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether the value of a call depends on no table. */
    public boolean isHarmless(String name) {
        return in("scalar", name) || isRowSource(name) || isAggregate(name) || isSettled(name);
    }

    /** Whether a call makes one value of the rows of a group. */
    public boolean isAggregate(String name) {
        return in("aggregate", name);
    }

    /** Whether a call without columns has one value during the whole statement. */
    public boolean isSettled(String name) {
        return in("settled", name);
    }

    /**
     * Whether a call differs with the rows that came before, or leaves something behind for each row that it is given: then it
     * matters which rows reach it.
     */
    public boolean isCounting(String name) {
        return in("counting", name);
    }

    /** Whether a call in FROM gives rows without reading a table; one that gives a value gives one row. */
    public boolean isRowSource(String name) {
        return in("rows", name) || in("scalar", name) || in("settled", name) || trusted.contains(listed(name));
    }

    private boolean in(String section, String name) {
        return sections.getOrDefault(section, Set.of()).contains(listed(name));
    }

    /**
     * The name under which a function is listed. A function of the database's own may be written with its schema; one of any
     * other schema is somebody's own, whatever it is called, and keeps its qualifier.
     */
    private static String listed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String own = "pg_catalog.";
        return lower.startsWith(own) ? lower.substring(own.length()) : lower;
    }

    private void read(BufferedReader lines) throws IOException {
        Set<String> section = new HashSet<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("[")) {
                section = sections.computeIfAbsent(line.substring(1, line.length() - 1), key -> new HashSet<>());
            } else if (!line.isBlank()) {
                section.addAll(Set.of(line.strip().split(" +")));
            }
        }
    }
}
