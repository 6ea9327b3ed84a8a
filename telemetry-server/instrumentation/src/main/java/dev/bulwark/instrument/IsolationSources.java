package dev.bulwark.instrument;

import dev.bulwark.isolation.ForeignKey;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.Trust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects what settings say of tables and functions. Refuses what cannot be used, one by one. Not thread-safe. */
final class IsolationSources {
    private static final Pattern BETWEEN_TABLES = Pattern.compile("\\s*;\\s*");
    /** A comma that does not stand between the columns of a key. */
    private static final Pattern BETWEEN_KEYS = Pattern.compile("\\s*[;,]\\s*(?![^(]*\\))");

    private final Map<String, String> tenantTables = new LinkedHashMap<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final Set<String> functions = new HashSet<>();
    private final Set<String> canaries = new HashSet<>();
    private final Set<Trust> trust = EnumSet.noneOf(Trust.class);

    IsolationRules rules() {
        return new IsolationRules(tenantTables, foreignKeys, functions, trust, canaries);
    }

    /** Tables as in {@code projects=org_id; comments=issue_id -> issues(id)}. */
    void addTables(String text) {
        for (String entry : BETWEEN_TABLES.split(text)) {
            int sign = entry.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("'" + entry + "' is not of the form table=column");
            }
            addTable(entry.substring(0, sign).strip(), entry.substring(sign + 1).strip());
        }
    }

    void addTable(String table, String column) {
        Schema unused = Schema.builder().tenantTable(table, column).build(); // refuses what cannot be read
        tenantTables.put(table, column);
    }

    /** Keys as in {@code tasks(issue_id) -> issues(id), notes(a,b) -> t(a,b)}. */
    void addKeys(String text) {
        for (String entry : BETWEEN_KEYS.split(text)) {
            String[] sides = entry.split("->", -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException("'" + entry + "' is not of the form table(column) -> table(column)");
            }
            foreignKeys.add(ForeignKey.of(sides[0], sides[1]));
        }
    }

    void addFunctions(String text) {
        addNames(text, functions);
    }

    void addCanaries(String text) {
        addNames(text, canaries);
    }

    private static void addNames(String text, Set<String> names) {
        Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
    }

    void setTrust(Trust matter, String text) {
        if (SettingsSources.truth(text)) {
            trust.add(matter);
        } else {
            trust.remove(matter);
        }
    }
}
