package dev.bulwark.isolation;

import dev.bulwark.model.isolation.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of statements that applications send, in the form that applications/README.txt describes.
 *
 * @param name the file's name
 * @param judge knows the tables that the file's heading names
 */
record ApplicationFile(String name, String tenant, Judge judge, List<Sent> statements) {
    private static final Pattern LISTED = Pattern.compile("([\\w.\"`]+)\\s*\\(([^)]*)\\)");
    private static final String VALUES = "# p=";

    /** A statement with the values bound to it; without any, every parameter is the tenant. */
    record Sent(String sql, List<String> values) {
        /** The statement on one line, by which lists name it. */
        String line() {
            return sql.replaceAll("\\s+", " ").strip();
        }
    }

    static ApplicationFile read(Path file) throws IOException {
        String[] paragraphs = Files.readString(file).split("\\n[ \\t]*\\n", -1);
        Schema.Builder schema = Schema.builder();
        Heading heading = new Heading();
        paragraphs[0].lines().filter(line -> !line.startsWith("#")).forEach(line -> heading.read(line, schema));
        List<Sent> statements = new ArrayList<>();
        Stream.of(paragraphs).skip(1).forEach(paragraph -> addSent(paragraph, statements));
        JudgeSettings settings =
                JudgeSettings.defaults().withTenantColumn(heading.column).withDialect(heading.dialect);
        return new ApplicationFile(
                String.valueOf(file.getFileName()),
                heading.tenant,
                new Judge(schema.build(), settings),
                List.copyOf(statements));
    }

    Verdict verdict(Sent sent) {
        List<String> values = sent.values();
        return judge.analyse(sent.sql()).judge(tenant, position -> values.isEmpty() ? tenant : value(values, position));
    }

    private static Object value(List<String> values, int position) {
        String text = position <= values.size() ? values.get(position - 1) : "null";
        return switch (text) {
            case "null" -> null;
            case "TRUE", "FALSE" -> Boolean.valueOf(text);
            default -> text;
        };
    }

    private static void addSent(String paragraph, List<Sent> statements) {
        List<String> values = List.of();
        List<String> text = new ArrayList<>();
        for (String line : paragraph.lines().toList()) {
            if (line.startsWith(VALUES)) {
                values = List.of(line.substring(VALUES.length()).strip().split(",", -1));
            } else if (!text.isEmpty() || !line.startsWith("# ")) {
                text.add(line);
            }
        }
        String sql = String.join("\n", text).strip();
        if (!sql.isEmpty()) {
            statements.add(new Sent(sql, values));
        }
    }

    /** What the lines before the first statement say. */
    private static final class Heading {
        private String tenant = "10";
        private String column = "organization_id";
        private Dialect dialect = Dialect.POSTGRESQL;

        void read(String line, Schema.Builder schema) {
            String[] parts = line.split(": ", 2);
            String value = parts[1].strip();
            switch (parts[0]) {
                case "dialect" -> dialect = Dialect.valueOf(value.toUpperCase(Locale.ROOT));
                case "tenant" -> tenant = value;
                case "tenant column" -> column = value;
                case "shared" -> words(value).forEach(schema::sharedTable);
                case "tenant table" -> {
                    int dot = value.lastIndexOf('.');
                    schema.tenantTable(value.substring(0, dot), value.substring(dot + 1));
                }
                case "columns" -> listed(value).forEach(list -> schema.columns(list.group(1), words(list.group(2))));
                case "keys" -> listed(value).forEach(list -> schema.uniqueKey(list.group(1), words(list.group(2))));
                case "foreign key" -> {
                    String[] sides = value.split(" -> ", 2);
                    schema.foreignKey(sides[0], sides[1]);
                }
                default -> throw new IllegalArgumentException("nobody reads the heading '" + line + "'");
            }
        }

        private static List<java.util.regex.MatchResult> listed(String value) {
            Matcher matcher = LISTED.matcher(value);
            return matcher.results().toList();
        }

        private static List<String> words(String value) {
            return Stream.of(value.split(",", -1)).map(String::strip).toList();
        }
    }
}
