package io.hearthline.postcall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;

@AnalyzeClasses(packages = "io.hearthline.postcall", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.hearthline.postcall.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule vendorsAreLeaves = noClasses()
            .that()
            .resideOutsideOfPackages("..notifications.twilio..", "..notifications.mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..notifications.twilio..", "..notifications.mail..");

    @ArchTest
    static final ArchRule platformImportsNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("..postcall.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..postcall.intake..", "..postcall.alerts..", "..postcall.steps..", "..postcall.records..");

    @ArchTest
    static final ArchRule dependenciesComeByConstructor = noFields().should().beAnnotatedWith(Inject.class);
}
