package io.hearthline.telephony;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.time.Instant;

@AnalyzeClasses(packages = "io.hearthline.telephony", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.hearthline.telephony.";

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.hearthline.telephony.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule twilioIsALeaf = noClasses()
            .that()
            .resideOutsideOfPackage("..twilio..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..telephony..twilio..");

    @ArchTest
    static final ArchRule elevenLabsIsALeaf = noClasses()
            .that()
            .resideOutsideOfPackage("..voice.elevenlabs..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..voice.elevenlabs..");

    @ArchTest
    static final ArchRule realtimeIsALeaf = noClasses()
            .that()
            .resideOutsideOfPackage("..voice.realtime..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..voice.realtime..");

    @ArchTest
    static final ArchRule vendorsLibrariesStayWithTheirVendor = noClasses()
            .that()
            .resideOutsideOfPackage("..twilio..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.twilio..");

    @ArchTest
    static final ArchRule platformImportsNothingOfOurs = classes()
            .that()
            .resideInAPackage(ROOT + "platform..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    ROOT + "recipients..",
                    ROOT + "personas..",
                    ROOT + "schedules..",
                    ROOT + "calls..",
                    ROOT + "carrier..",
                    ROOT + "media..",
                    ROOT + "voice..",
                    ROOT + "outbox..",
                    ROOT + "summaries..");

    @ArchTest
    static final ArchRule recipientsAndPersonasAreLeaves = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "recipients..", ROOT + "personas..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "schedules..", ROOT + "calls..", ROOT + "carrier..", ROOT + "media..", ROOT + "voice..");

    @ArchTest
    static final ArchRule soundGoesOneWay = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "media..", ROOT + "voice..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "calls..", ROOT + "schedules..", ROOT + "carrier..");

    @ArchTest
    static final ArchRule voiceDoesNotKnowTheLine = noClasses()
            .that()
            .resideInAPackage(ROOT + "voice..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "media..");

    @ArchTest
    static final ArchRule callsDoNotKnowWhatTheyAreMadeFor = noClasses()
            .that()
            .resideInAPackage(ROOT + "calls..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "schedules..");

    @ArchTest
    static final ArchRule nobodyKnowsWhoWatchesOrPretendsToBeAPhone = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "live..", ROOT + "simulator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "live..", ROOT + "simulator..");

    @ArchTest
    static final ArchRule dependenciesComeByConstructor = noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage =
            classes().that().haveSimpleNameEndingWith("Entity").should().bePackagePrivate();

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule nothingIsSynchronizedOnTheWire = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(ROOT + "media..", ROOT + "voice..", ROOT + "carrier.twilio..")
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED);
}
