package dev.bulwark.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.bulwark.console.tasks.FxThread;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.bulwark.console");

    @Test
    void onlyOneClassHandsWorkToTheUserInterfaceThread() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(FxThread.class)
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .check(CLASSES);
    }

    @Test
    void viewModelsAndTheClientKnowNoWindow() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .or()
                .resideInAPackage("..client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
                .check(CLASSES);
    }

    @Test
    void featuresDoNotGoInCircles() {
        slices().matching("dev.bulwark.console.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
