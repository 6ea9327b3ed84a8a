package dev.bulwark.isolation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
    private static final String SAFE = "{\"id\":1,\"sql\":\"SELECT * FROM issues WHERE organization_id = ?\","
            + "\"tenant\":10,\"params\":[\"10\"]}";
    private static final String LEAK = "{\"id\":\"b\",\"sql\":\"SELECT * FROM issues\",\"tenant\":\"10\"}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void safeStatementsEndWithZero() throws IOException {
        assertThat(check(SAFE)).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).get("verdict").asText())
                .isEqualTo("confined");
        assertThat(out.toString()).startsWith("{\"id\":1,");
    }

    @Test
    void anUnsafeStatementEndsWithOneAndIsNamed() throws IOException {
        assertThat(check(SAFE, LEAK)).isEqualTo(1);
        assertThat(out.toString()).contains("{\"id\":\"b\",\"verdict\":\"missing_filter\",\"tables\":[\"issues\"]");
    }

    @Test
    void aBadLineIsReportedWithItsNumberAndTheRestGoesOn() throws IOException {
        assertThat(check("{oops", LEAK, "[]", "{\"sql\":\"SELECT 1\"}", SAFE)).isEqualTo(2);
        assertThat(err.toString())
                .contains("line 1: not JSON", "line 3: not a JSON object", "line 4: 'tenant' must be");
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void anUnknownDialectAndAMissingFileAreBadUsage() throws IOException {
        Path input = write("in.jsonl", SAFE);

        assertThat(run("check", "--input", input.toString(), "--dialect", "cobol"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("unknown dialect 'cobol'");
        assertThat(run("check", "--input", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void whatIsKnownOfTheSchemaIsUsed() throws IOException {
        String line = "{\"sql\":\"INSERT INTO things VALUES (?, ?)\",\"tenant\":7,\"params\":[1, 7],"
                + "\"tenantTables\":{\"things\":\"org\"},\"columns\":{\"things\":[\"id\",\"org\"]}}";
        String keyed = "{\"sql\":\"SELECT * FROM a JOIN b ON b.id = a.b_id WHERE b.organization_id = 7\",\"tenant\":7,"
                + "\"foreignKeys\":[{\"from\":\"a(b_id)\",\"to\":\"b(id)\"}],\"sharedTables\":[\"c\"]}";

        assertThat(check(line, keyed)).isZero();
    }

    @Test
    void viewsAndKeysAndChildTablesMayBeGiven() throws IOException {
        String line =
                "{\"id\":\"v\",\"sql\":\"SELECT n.id FROM v JOIN n ON n.v_id = v.id WHERE v.org = ?\",\"tenant\":\"10\","
                        + "\"params\":[\"10\"],\"tenantTables\":{\"a\":\"organization_id\",\"n\":\"v_id -> a(id)\"},"
                        + "\"views\":{\"v\":\"SELECT id, organization_id AS org FROM a\"},\"keys\":{\"a\":[[\"id\"]]}}";

        assertThat(check(line)).isZero();
    }

    @Test
    void sharedTablesOfTheCommandLineHoldForAllLines() throws IOException {
        Path input = write("in.jsonl", LEAK);

        assertThat(run("check", "--input", input.toString(), "--shared-tables", "issues,x"))
                .isZero();
        assertThat(run("check", "--input", input.toString(), "--shared-tables", "x"))
                .isEqualTo(1);
    }

    @Test
    void aBaselineAcceptsWhatItKnowsAndOnlyShrinks() throws IOException {
        Path baseline = folder.resolve("baseline.txt");
        Path both = write("both.jsonl", LEAK, LEAK.replace("issues", "todos"));
        Path one = write("one.jsonl", LEAK);

        assertThat(run("check", "--input", both.toString(), "--baseline", baseline.toString()))
                .isZero();
        assertThat(Files.readAllLines(baseline)).hasSize(3);
        assertThat(run("check", "--input", one.toString(), "--baseline", baseline.toString()))
                .isZero();
        assertThat(Files.readAllLines(baseline)).hasSize(2);
        assertThat(run("check", "--input", both.toString(), "--baseline", baseline.toString()))
                .isEqualTo(1);
        assertThat(Files.readAllLines(baseline)).hasSize(2);
    }

    @Test
    void theOutputCanGoToAFile() throws IOException {
        Path input = write("in.jsonl", SAFE);
        Path output = folder.resolve("out.jsonl");

        assertThat(run("check", "--input", input.toString(), "--output", output.toString()))
                .isZero();
        assertThat(Files.readString(output)).contains("confined");
    }

    @Test
    void anUnsafeStatementComesWithASuggestionAndASafeOneWithNone() throws IOException {
        check(LEAK, SAFE);

        assertThat(out.toString().lines())
                .first()
                .asString()
                .contains("\"suggestion\":\"SELECT * FROM issues WHERE organization_id = '10'\"");
        assertThat(out.toString().lines()).last().asString().contains("\"suggestion\":null");
    }

    @Test
    void tenantsAndParametersAreComparedByMeaning() throws IOException {
        for (String tenant : List.of("10", "10.0", "1e1", "\"10\"")) {
            for (String value : List.of("10", "10.00", "\"10\"", "[10, \"10\", 10.0]")) {
                assertThat(check("{\"sql\":\"SELECT * FROM issues WHERE organization_id = ANY (?)\",\"tenant\":"
                                + tenant + ",\"params\":[" + value + "]}"))
                        .as("%s %s", tenant, value)
                        .isZero();
            }
        }
        String large = "9223372036854775807";
        assertThat(check("{\"sql\":\"SELECT * FROM issues WHERE organization_id = " + large + "\",\"tenant\":" + large
                        + "}"))
                .isZero();
    }

    @Test
    void parametersOfEveryKindAreTaken() throws IOException {
        String line = "{\"sql\":\"SELECT * FROM issues WHERE organization_id = ? AND a = ? AND b = ? AND c = ?\","
                + "\"tenant\":10,\"params\":[10, null, true, {\"x\": [1, {\"y\": null}]}, [[1, null]]]}";

        assertThat(check(line)).isZero();
        assertThat(check(line.replace("[10, null", "[[10, null], null"))).isEqualTo(1);
    }

    @Test
    void everyKindOfBadLineIsNamedAndSpoilsNoOther() throws IOException {
        Path input = folder.resolve("in.jsonl");
        String bad = SAFE + " {}\n" + SAFE.replace("\"tenant\":10", "\"tenant\":\"\"") + "\n"
                + SAFE.replace("\"id\":1", "\"dialect\":\"cobol\"") + "\n"
                + SAFE.replace("\"id\":1", "\"tenantTables\":{\"issues\":null}") + "\n"
                + SAFE.replace("\"id\":1", "\"columns\":{\"issues\":\"id\"}") + "\n"
                + SAFE.replace("\"id\":1", "\"foreignKeys\":[{\"from\":\"a\",\"to\":\"b(c)\"}]") + "\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(bad.getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {'{', '"', (byte) 0xff, '"', '}', '\n'});
        bytes.write(SAFE.getBytes(StandardCharsets.UTF_8));
        Files.write(input, bytes.toByteArray());

        assertThat(run("check", "--input", input.toString())).isEqualTo(2);
        assertThat(err.toString().lines().map(line -> line.substring(0, 7)))
                .containsExactly("line 1:", "line 2:", "line 3:", "line 4:", "line 5:", "line 6:", "line 7:");
        assertThat(err.toString()).contains("unknown dialect 'cobol'", "not in UTF-8");
        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void marksOfByteOrderAndEndsOfLinesOfEverySystemAreTaken() throws IOException {
        Path input = folder.resolve("in.jsonl");
        Files.writeString(input, "\ufeff" + SAFE + "\r\n\r\n" + SAFE + "\r\n" + LEAK.replace("issues", "türen"));

        assertThat(run("check", "--input", input.toString())).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().lines()).hasSize(3).last().asString().contains("türen");
    }

    @Test
    void anEmptyFileIsSafe() throws IOException {
        assertThat(check()).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aTextThatIsNoSqlIsUndecidable() throws IOException {
        assertThat(check(LEAK.replace("SELECT * FROM issues", "hello world"))).isEqualTo(1);
        assertThat(out.toString()).contains("\"undecidable\"", "\"suggestion\":null");
    }

    @Test
    void aVeryLongLineIsAnswered() throws IOException {
        String values = "1, ".repeat(1_000_000) + "2";

        assertThat(check(LEAK.replace("FROM issues", "FROM issues WHERE id IN (" + values + ")"), SAFE))
                .isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void whatCannotBeWrittenIsBadUsage() throws IOException {
        Path input = write("in.jsonl", SAFE);

        for (Path output : List.of(folder, folder.resolve("none/out.jsonl"), input)) {
            assertThat(run("check", "--input", input.toString(), "--output", output.toString()))
                    .as(output.toString())
                    .isEqualTo(2);
        }
        assertThat(Files.readAllLines(input)).containsExactly(SAFE);
        assertThat(run("check", "--input", folder.toString())).isEqualTo(2);
    }

    @Test
    void helpIsGiven() {
        assertThat(run("check", "--help")).isZero();
        assertThat(out.toString()).contains("--baseline", "--tenant-column", "Exit status");
    }

    @Test
    void linesWithTheSameIdAreAllAnswered() throws IOException {
        assertThat(check(SAFE, SAFE)).isZero();
        assertThat(out.toString().lines()).hasSize(2);
    }

    private int check(String... lines) throws IOException {
        return run("check", "--input", write("in.jsonl", lines).toString());
    }

    private int run(String... arguments) {
        CommandLine program = BulwarkCli.commandLine();
        program.setOut(new PrintWriter(out));
        program.setErr(new PrintWriter(err));
        return program.execute(arguments);
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), new ArrayList<>(List.of(lines)));
    }
}
