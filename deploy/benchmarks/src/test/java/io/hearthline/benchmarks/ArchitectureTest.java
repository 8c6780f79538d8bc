package io.hearthline.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hearthline.benchmarks", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.hearthline.benchmarks.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule peersUseNothingOfTheProduct = noClasses()
            .that()
            .resideInAPackage("..benchmarks.peers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.hearthline.telephony..", "io.hearthline.contracts..");
}
