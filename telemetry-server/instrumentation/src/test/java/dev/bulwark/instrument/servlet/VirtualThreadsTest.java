package dev.bulwark.instrument.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a Java that has virtual threads, where one is installed beside the one that the tests run on. */
class VirtualThreadsTest {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final int LEAST = 21;

    @TempDir
    Path folder;

    @Test
    void contextsOfVirtualThreadsAreNeverMixed() throws IOException, InterruptedException {
        Optional<Path> java = newerJava();
        assumeTrue(java.isPresent(), "skipped: no Java " + LEAST + " or later under " + INSTALLED);
        Path output = folder.resolve("output.txt");
        Process program = new ProcessBuilder(
                        java.get().resolve("bin/java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        VirtualThreadsProgram.class.getName(),
                        folder.resolve("spool").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = program.waitFor(60, TimeUnit.SECONDS);
        program.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(Files.readString(output)).contains(VirtualThreadsProgram.GOOD);
    }

    private static Optional<Path> newerJava() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.filter(home -> version(home) >= LEAST).findFirst();
        }
    }

    private static int version(Path home) {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() && Files.isExecutable(home.resolve("bin/java"))
                    ? Integer.parseInt(version.group(1))
                    : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
