package dev.mqttworkbench.architecture;

import java.time.Duration;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// The fences inside the engine that neither Maven nor module-info can hold, each with its reason.
@AnalyzeClasses(packages = "dev.mqttworkbench", importOptions = ImportOption.DoNotIncludeTests.class)
class FencesTest {

    private static final String ROOT = "dev.mqttworkbench.";

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching(ROOT + "(**)").should().beFreeOfCycles()
            .because("a package that can be understood alone is one that can be changed alone");

    @ArchTest
    static final ArchRule topicsStandOnJavaAlone = classes().that().resideInAPackage(ROOT + "mqtt.topic")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.jspecify..", ROOT + "mqtt.topic")
            .because("the router, the client and the application's tree share it, and none of them may pull in another");

    @ArchTest
    static final ArchRule packetsAreValues = classes().that().resideInAPackage(ROOT + "mqtt.packet")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", ROOT + "mqtt.topic", ROOT + "mqtt.packet")
            .because("a packet is routed, queued, traced and shown at once, so it must belong to nobody");

    @ArchTest
    static final ArchRule deliveryIsPlainObjects = classes().that().resideInAPackage(ROOT + "mqtt.delivery")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", ROOT + "mqtt.packet", ROOT + "mqtt.topic", ROOT + "mqtt.delivery")
            .because("what section 4 of the standard promises is tested without a network, with time as a parameter");

    @ArchTest
    static final ArchRule traceKnowsPacketsOnly = classes().that().resideInAPackage(ROOT + "trace")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", ROOT + "mqtt.packet", ROOT + "trace")
            .because("the screen reads it from another thread, so nothing live may hide in it");

    @ArchTest
    static final ArchRule anatomyKnowsBytesAndNamesOnly = classes().that().resideInAPackage(ROOT + "anatomy")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", ROOT + "mqtt.packet", ROOT + "mqtt.topic", ROOT + "trace", ROOT + "anatomy")
            .because("it reads by itself: what shows what the codec reads cannot be the codec");

    @ArchTest
    static final ArchRule accessKnowsPacketsOnly = classes().that().resideInAPackage(ROOT + "access")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", ROOT + "mqtt.topic", ROOT + "mqtt.packet", ROOT + "access")
            .because("who may do what is decided, and tested, without a network, a session or a thread");

    @ArchTest
    static final ArchRule nettyStaysAtTheEdge = noClasses()
            .that().resideOutsideOfPackages(ROOT + "mqtt.codec", ROOT + "transport")
            .should().dependOnClassesThat().resideInAPackage("io.netty..")
            .because("buffers with reference counts and threads of their own end where packets begin");

    @ArchTest
    static final ArchRule theServerDoesNotKnowTheClient = noClasses().that().resideInAPackage(ROOT + "broker..")
            .should().dependOnClassesThat().resideInAPackage(ROOT + "client..")
            .because("both roles share codec, delivery and trace, and nothing else");

    @ArchTest
    static final ArchRule theClientDoesNotKnowTheServer = noClasses().that().resideInAPackage(ROOT + "client..")
            .should().dependOnClassesThat().resideInAPackage(ROOT + "broker..")
            .because("the client is for any broker; knowing ours it would be tested against ours alone");

    @ArchTest
    static final ArchRule theCommandUsesThePublicBroker = noClasses().that().resideInAPackage(ROOT + "cli")
            .should().dependOnClassesThat()
            .resideInAnyPackage(ROOT + "transport..", ROOT + "mqtt.codec..", ROOT + "mqtt.delivery..", ROOT + "client..")
            .because("what the command needs, every other program that embeds the broker needs too");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class)
            .orShould().callMethod(Thread.class, "sleep", Duration.class)
            .because("a loop that sleeps stops every connection; the loop has timers");

    @ArchTest
    static final ArchRule nothingIsNamedAfterNothing = noClasses()
            .should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
            .because("such a name says who it is and not what it does, so everything ends up there");

    @ArchTest
    static final ArchRule formattingSaysForWhom = noClasses().should().callMethod(String.class, "formatted", Object[].class)
            .orShould().callMethod(String.class, "format", String.class, Object[].class)
            .because("digits are others where the computer speaks Arabic or Persian: who formats says for whom, Locale.ROOT for what machines read");
}
