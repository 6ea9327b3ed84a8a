package dev.bulwark.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;

/** The modules of the build and what was compiled from them. */
final class Modules {
    private static final Path ROOT = Path.of(System.getProperty("bulwark.root"));
    private static final List<String> FOLDERS = List.of(
            "shared-model",
            "telemetry-server/isolation",
            "telemetry-server/instrumentation",
            "telemetry-server/server",
            "telemetry-server/sample-app",
            "console-app",
            "packaging");

    private Modules() {}

    static List<Path> sources() {
        return FOLDERS.stream()
                .map(folder -> ROOT.resolve(folder).resolve("src/main/java"))
                .toList();
    }

    static JavaClasses classes() {
        List<Path> compiled = FOLDERS.stream()
                .map(folder -> ROOT.resolve(folder).resolve("target/classes"))
                .toList();
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
                .importPaths(compiled);
    }
}
