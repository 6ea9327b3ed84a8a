package dev.bulwark.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What well-formed applications send is not held against them. */
class ApplicationStatementsTest {
    private static final int STATEMENTS_WANTED = 700;
    private static final double MOST_UNDECIDABLE = 0.01;
    private static final String KNOWN_GAPS = "known-gaps.txt";
    private static final Set<String> NO_STATEMENTS = Set.of("README.txt", KNOWN_GAPS);

    @Test
    void noWellFormedStatementIsCalledALeak() throws IOException {
        List<String> accused = notProven().stream()
                .filter(failure -> failure.verdict.kind() != VerdictKind.UNDECIDABLE)
                .filter(failure -> !knownGaps().contains(failure.line()))
                .map(Failure::toString)
                .toList();

        assertThat(accused).isEmpty();
    }

    @Test
    void atMostOneInAHundredIsUndecidable() throws IOException {
        List<Failure> undecidable = notProven().stream()
                .filter(failure -> failure.verdict.kind() == VerdictKind.UNDECIDABLE)
                .toList();
        undecidable.forEach(failure -> System.out.println("undecidable: " + failure));
        long unexpected = undecidable.stream()
                .filter(failure -> !knownGaps().contains(failure.line()))
                .count();
        long all = files().stream().mapToLong(file -> file.statements().size()).sum();

        assertThat(all).isGreaterThanOrEqualTo(STATEMENTS_WANTED);
        assertThat((double) unexpected / all).isLessThanOrEqualTo(MOST_UNDECIDABLE);
    }

    @Test
    void knownGapsOnlyShrink() throws IOException {
        Set<String> open = new LinkedHashSet<>();
        notProven().forEach(failure -> open.add(failure.line()));

        assertThat(open).as("take what passes now out of %s", KNOWN_GAPS).containsAll(knownGaps());
    }

    private static List<Failure> notProven() throws IOException {
        List<Failure> failures = new ArrayList<>();
        for (ApplicationFile file : files()) {
            for (ApplicationFile.Sent sent : file.statements()) {
                Verdict verdict = file.verdict(sent);
                boolean proven = verdict.kind() == VerdictKind.CONFINED || verdict.kind() == VerdictKind.NO_TENANT_DATA;
                if (!proven) {
                    failures.add(new Failure(file.name(), sent, verdict));
                }
            }
        }
        return failures;
    }

    private static List<ApplicationFile> files() throws IOException {
        List<ApplicationFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder())) {
            List<Path> sorted = paths.sorted().toList();
            for (Path path : sorted) {
                if (!NO_STATEMENTS.contains(String.valueOf(path.getFileName()))) {
                    files.add(ApplicationFile.read(path));
                }
            }
        }
        return files;
    }

    private static Path folder() {
        return Path.of(URI.create(
                ApplicationStatementsTest.class.getResource("applications").toString()));
    }

    private static Set<String> knownGaps() {
        try (Stream<String> lines = Files.lines(folder().resolve(KNOWN_GAPS))) {
            return new LinkedHashSet<>(lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Failure(String file, ApplicationFile.Sent sent, Verdict verdict) {
        /** The line by which the list of known gaps names it. */
        String line() {
            return file + ": " + sent.line();
        }

        @Override
        public String toString() {
            return line() + "\n    " + verdict.kind() + ": " + verdict.reason();
        }
    }
}
