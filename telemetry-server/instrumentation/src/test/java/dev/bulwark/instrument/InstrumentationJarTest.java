package dev.bulwark.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that applications carry: alone, complete, and with nothing of anybody else's in sight. */
class InstrumentationJarTest {
    private static final Path JAR = Path.of(System.getProperty("bulwark.jar"));

    @Test
    void nothingInItIsUnderAForeignName() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> foreign = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .filter(name -> !name.startsWith("dev/bulwark/") && !name.startsWith("META-INF/"))
                    .toList();
            assertThat(foreign).isEmpty();
        }
    }

    /** An annotation that is missing is passed over; a class that is missing would be noticed only when it is needed. */
    @Test
    void nothingInItNeedsAClassOfOursThatIsNotThere() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> missing = new ArrayList<>();
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".class")) {
                    NamedClasses.in(jar.getInputStream(entry)).stream()
                            .filter(name -> name.startsWith("dev/bulwark/") && !name.contains("/annotation/"))
                            .filter(name -> jar.getEntry(name + ".class") == null)
                            .forEach(name -> missing.add(entry.getName() + " needs " + name));
                }
            }
            assertThat(missing).isEmpty();
        }
    }

    @Test
    void itRunsWithNothingButThePlatform() throws Exception {
        URL[] alone = {JAR.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader())) {
            Class<?> settings = loader.loadClass("dev.bulwark.instrument.BulwarkSettings");
            assertThat(settings.getMethod("load").invoke(null)).isNotNull();
            Class<?> writer = loader.loadClass("dev.bulwark.model.wire.BatchWriter");
            assertThat(writer.getConstructor().newInstance()).isNotNull();
            Class<?> schema = loader.loadClass("dev.bulwark.isolation.Schema");
            Class<?> judgeSettings = loader.loadClass("dev.bulwark.isolation.JudgeSettings");
            Class<?> judge = loader.loadClass("dev.bulwark.isolation.Judge");
            Object made = judge.getConstructor(schema, judgeSettings)
                    .newInstance(
                            schema.getMethod("unknown").invoke(null),
                            judgeSettings.getMethod("defaults").invoke(null));
            Object analysis = judge.getMethod("analyse", String.class)
                    .invoke(made, "SELECT a.x FROM a JOIN b ON a.id = b.id WHERE a.organization_id = ? OR 1 = 1");
            assertThat(analysis).isNotNull();
        }
    }

    @Test
    void aProgramWithoutAServletContainerUsesTheDriver(@TempDir Path folder) throws Throwable {
        URL h2 = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();
        URL[] program = {JAR.toUri().toURL(), h2};
        System.setProperty("bulwark.spool-directory", folder.toString());
        try (URLClassLoader loader = new URLClassLoader(program, ClassLoader.getPlatformClassLoader())) {
            Class.forName("org.h2.Driver", true, loader);
            Driver driver = (Driver) loader.loadClass("dev.bulwark.instrument.jdbc.BulwarkDriver")
                    .getConstructor()
                    .newInstance();
            try (Connection connection = driver.connect("jdbc:bulwark:h2:mem:alone", new Properties());
                    ResultSet answer = connection.createStatement().executeQuery("SELECT 42")) {
                assertThat(answer.next()).isTrue();
                assertThat(answer.getInt(1)).isEqualTo(42);
            }
            Class<?> bulwark = loader.loadClass("dev.bulwark.instrument.Bulwark");
            Object running = MethodHandles.publicLookup()
                    .findStatic(bulwark, "ofThisProcess", MethodType.methodType(bulwark))
                    .invoke();
            ((AutoCloseable) running).close();
        } finally {
            System.clearProperty("bulwark.spool-directory");
        }
    }

    @Test
    void theDriverIsAnnounced() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            byte[] service = jar.getInputStream(jar.getEntry("META-INF/services/java.sql.Driver"))
                    .readAllBytes();
            assertThat(new String(service, StandardCharsets.UTF_8).strip())
                    .isEqualTo("dev.bulwark.instrument.jdbc.BulwarkDriver");
        }
    }

    @Test
    void theAutoConfigurationIsAnnouncedUnderTheNameOfAClassThatIsThere() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            byte[] imports = jar.getInputStream(jar.getEntry(
                            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"))
                    .readAllBytes();
            String name = new String(imports, StandardCharsets.UTF_8).strip();
            assertThat(jar.getEntry(name.replace('.', '/') + ".class")).isNotNull();
        }
    }

    @Test
    void itsPomAsksForNothing() throws IOException {
        String pom = Files.readString(Path.of("dependency-reduced-pom.xml"));
        assertThat(pom).doesNotContain("<scope>compile</scope>").doesNotContain("<scope>runtime</scope>");
        for (String shaded : List.of("bulwark-model", "bulwark-isolation", "jsqlparser", "snakeyaml", "HdrHistogram")) {
            assertThat(pom).doesNotContain("<artifactId>" + shaded + "</artifactId>");
        }
    }
}
