package io.hearthline.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;

@AnalyzeClasses(packages = "io.hearthline.portal", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.hearthline.portal.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule platformImportsNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("..portal.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..portal.signin..",
                    "..portal.grants..",
                    "..portal.tokens..",
                    "..portal.people..",
                    "..portal.today..",
                    "..portal.calls..",
                    "..portal.clients..",
                    "..portal.outbox..");

    @ArchTest
    static final ArchRule pagesDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("..portal.today..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..portal.calls..");

    @ArchTest
    static final ArchRule dependenciesComeByConstructor = noFields().should().beAnnotatedWith(Inject.class);
}
