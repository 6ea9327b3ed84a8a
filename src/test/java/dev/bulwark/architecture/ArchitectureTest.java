package dev.bulwark.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final String OURS = "dev.bulwark..";
    private static final JavaClasses CLASSES = Modules.classes();

    /** Each module's root package, and the packages of ours that it may know besides its own. */
    static Stream<Arguments> arrows() {
        return Stream.of(
                Arguments.of("model", List.of()),
                Arguments.of("isolation", List.of("model")),
                Arguments.of("instrument", List.of("model", "isolation")),
                Arguments.of("server", List.of("model", "isolation")),
                Arguments.of("console", List.of("model")),
                Arguments.of("sample", List.of("instrument", "model")),
                Arguments.of("demo", List.of()));
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void dependenciesRunDownwardsOnly(String module, List<String> mayKnow) {
        String[] allowed = Stream.concat(Stream.of(module), mayKnow.stream())
                .map(name -> "dev.bulwark." + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.bulwark." + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAnyPackage(allowed))))
                .because("data runs one way and each room has one purpose (docs/decisions/0001)")
                .check(CLASSES);
    }

    @Test
    void theModelAndTheJudgeDoNoInputOrOutput() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage("dev.bulwark.model..", "dev.bulwark.isolation")
                .and()
                .doNotHaveSimpleName("PinnedCertificate") // what it extends names sockets; it uses none
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "javax.sql..");
        rule.check(CLASSES);
    }

    @Test
    void timeIsPassedIn() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("with a Clock passed in tests are exact")
                .check(CLASSES);
    }

    @Test
    void theConsoleNeverBlocksOnTheNetworkOutsideItsClient() {
        noClasses()
                .that()
                .resideInAPackage("dev.bulwark.console..")
                .and()
                .resideOutsideOfPackage("dev.bulwark.console.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void nothingKeepsChangingStaticState() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(OURS)
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveSimpleName("ProcessWide")
                .should()
                .beFinal()
                .because("only a driver found by its URL and a filter found by its class name need to meet somewhere")
                .check(CLASSES);
    }

    @Test
    void noPackageIsADrawerForEverything() {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..utils..", "..helper..", "..common..", "..misc..")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsAndIsCheckedForNulls() throws IOException {
        for (Path sources : Modules.sources()) {
            try (Stream<Path> files = Files.walk(sources)) {
                List<Path> packages = files.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .distinct()
                        .toList();
                assertThat(packages)
                        .isNotEmpty()
                        .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                                .content()
                                .contains("@NullMarked")
                                .startsWith("/**"));
            }
        }
    }
}
