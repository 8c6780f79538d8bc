package io.hearthline.llm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;

@AnalyzeClasses(packages = "io.hearthline.llm", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.hearthline.llm.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatDecidesIsPure = noClasses()
            .that()
            .resideInAnyPackage("..dialogue..", "..safety..", "..understanding..", "..health..", "..general..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.vertx..",
                    "java.sql..",
                    "java.net..",
                    "dev.langchain4j..",
                    "..turns..");

    @ArchTest
    static final ArchRule onlyTheModelKnowsTheModelLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("..model..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.langchain4j..");

    @ArchTest
    static final ArchRule dependenciesComeByConstructor = noFields().should().beAnnotatedWith(Inject.class);
}
