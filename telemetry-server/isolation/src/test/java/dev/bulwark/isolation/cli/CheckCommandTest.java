package dev.bulwark.isolation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
