package io.hearthline.standins;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.hearthline.standins", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.hearthline.standins.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule vendorsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("..elevenlabs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..twilio..", "..realtime..", "..chatmodel..", "..callee..", "..mail..");

    @ArchTest
    static final ArchRule theSpeechModelKnowsOnlyTheChatModel = noClasses()
            .that()
            .resideInAPackage("..realtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..twilio..", "..elevenlabs..", "..callee..", "..mail..");

    @ArchTest
    static final ArchRule theModemKnowsNobody = noClasses()
            .that()
            .resideInAPackage("..modem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..twilio..", "..elevenlabs..", "..realtime..", "..chatmodel..", "..callee..", "..mail..");

    @ArchTest
    static final ArchRule standInsNeverUseTheProductsOwnCode = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.hearthline.telephony..",
                    "io.hearthline.llm..",
                    "io.hearthline.postcall..",
                    "io.hearthline.portal..");

    @ArchTest
    static final ArchRule dependenciesComeByConstructor = noFields().should().beAnnotatedWith("jakarta.inject.Inject");
}
