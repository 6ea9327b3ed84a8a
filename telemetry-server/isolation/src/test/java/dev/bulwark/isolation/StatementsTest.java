package dev.bulwark.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.isolation.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of statements.txt: schema, statement and tenant in, verdict out. */
class StatementsTest {
    private static final Pattern TENANT = Pattern.compile("tenant=(\\S+)");
    private static final Pattern PARAMETERS = Pattern.compile("p=(\\S+)");
    private static final Pattern REASON = Pattern.compile("\"(.+)\"");

    static final Schema SCHEMA = Schema.builder()
            .tenantTable("organizations", "id")
            .tenantTable("issues", "organization_id")
            .tenantTable("teams", "organization_id")
            .tenantTable("users", "organization_id")
            .tenantTable("todos", "organization_id")
            .tenantTable("scorecard_metrics", "organization_id")
            .tenantTable("scorecard_scores", "organization_id")
            .columns("todos", List.of("id", "organization_id", "issue_id", "owner_id", "title"))
            .primaryKey("issues", List.of("id"))
            .sharedTable("currencies")
            .tenantTable("notes", "issue_id -> issues(id)")
            .tenantTable("note_files", "note_id -> notes(id)")
            .primaryKey("notes", List.of("id"))
            .columns("notes", List.of("id", "issue_id", "body"))
            .view("issue_view", "SELECT i.id, i.organization_id, i.title FROM issues i WHERE i.deleted = false")
            .view("issue_titles", "SELECT title FROM issues")
            .view("renamed_view", "SELECT id, organization_id FROM issues")
            .columns("renamed_view", List.of("issue", "owner"))
            .view("own_issues", "SELECT id, title FROM issues WHERE organization_id = current_setting('app.tenant')")
            .view("nested_view", "SELECT v.id, v.organization_id AS org FROM issue_view v")
            .view("loop_view", "SELECT * FROM loop_view")
            .view("latest_view", "SELECT id, organization_id FROM issues ORDER BY id DESC LIMIT 10")
            .view("broken_view", "SELECT FROM WHERE")
            .view("foreign_view", "")
            .view("currency_view", "SELECT code FROM currencies")
            .view(
                    "mixed_view",
                    "SELECT i.id, i.organization_id, u.name FROM issues i JOIN users u ON u.id = i.owner_id")
            .view(
                    "tied_view",
                    "SELECT i.id, i.organization_id, u.name FROM issues i JOIN users u ON u.id = i.owner_id"
                            + " AND u.organization_id = i.organization_id")
            .foreignKey("scorecard_scores(metric_id)", "scorecard_metrics(id)")
            .build();

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theVerdictIsAsTheTableSays(Case example) {
        Judge judge = new Judge(SCHEMA, JudgeSettings.defaults().withDialect(example.dialect));
        StatementAnalysis analysis = judge.analyse(example.sql);
        Verdict verdict = analysis.judge(example.tenant, example::bound);

        assertThat(verdict.kind().name().toLowerCase(java.util.Locale.ROOT))
                .as("%s%n%s%n%s", example.why, example.sql, verdict)
                .isEqualTo(example.expected);
        assertThat(verdict.reason()).contains(example.reason);
        verdict.marks().forEach(mark -> assertThat(mark.end()).isLessThanOrEqualTo(example.sql.length()));
    }

    static Stream<Case> cases() throws IOException {
        Path tables = Path.of(
                URI.create(StatementsTest.class.getResource("statements").toString()));
        try (Stream<Path> files = Files.list(tables)) {
            return files.sorted().flatMap(file -> casesOf(file)).toList().stream();
        }
    }

    private static Stream<Case> casesOf(Path file) {
        try {
            String[] paragraphs = Files.readString(file).split("\\n\\s*\\n", -1);
            return Stream.of(paragraphs)
                    .map(paragraph -> paragraph.strip().lines().toList())
                    .filter(lines -> lines.size() >= 3
                            && lines.get(0).startsWith("# ")
                            && !lines.get(1).startsWith("#"))
                    .map(Case::read);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    record Case(
            String why,
            String expected,
            String tenant,
            List<String> values,
            Dialect dialect,
            String reason,
            String sql) {
        static Case read(List<String> lines) {
            String how = lines.get(1);
            Matcher tenant = TENANT.matcher(how);
            Matcher parameters = PARAMETERS.matcher(how);
            Matcher reason = REASON.matcher(how);
            Dialect dialect = Stream.of(Dialect.values())
                    .filter(one -> (" " + how + " ").contains(" " + one + " "))
                    .findFirst()
                    .orElse(Dialect.H2);
            return new Case(
                    lines.get(0).substring(2),
                    how.split(" ", 2)[0],
                    tenant.find() ? tenant.group(1) : "10",
                    parameters.find() ? List.of(parameters.group(1).split(",")) : List.of(),
                    dialect,
                    reason.find() ? reason.group(1) : "",
                    String.join("\n", lines.subList(2, lines.size())));
        }

        Object bound(int position) {
            if (values.isEmpty()) {
                return tenant;
            }
            return position <= values.size() ? value(values.get(position - 1)) : null;
        }

        private static Object value(String text) {
            if (text.startsWith("[")) {
                return Stream.of(text.substring(1, text.length() - 1).split(";"))
                        .filter(part -> !part.isEmpty())
                        .map(Case::value)
                        .toList();
            }
            return switch (text) {
                case "null" -> null;
                case "TRUE", "FALSE" -> Boolean.valueOf(text);
                default -> text.startsWith("#") ? Long.valueOf(text.substring(1)) : text;
            };
        }

        @Override
        public String toString() {
            return why + ": " + sql.lines().findFirst().orElse("");
        }
    }
}
