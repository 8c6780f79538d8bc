package io.hearthline.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hearthline.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.hearthline.sandbox.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theSuiteKnowsNothingOfItsPeople = noClasses()
            .that()
            .resideInAPackage("..sandbox.suite..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..sandbox.people..", "io.hearthline.sandbox");

    @ArchTest
    static final ArchRule servicesAreReachedByTheirWireOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.hearthline.telephony..",
                    "io.hearthline.llm..",
                    "io.hearthline.postcall..",
                    "io.hearthline.portal..");
}
