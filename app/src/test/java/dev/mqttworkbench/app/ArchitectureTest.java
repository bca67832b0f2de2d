package dev.mqttworkbench.app;

import javafx.application.Platform;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// The fences inside the application, each with its reason.
@AnalyzeClasses(packages = "dev.mqttworkbench.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] SCREENS = {"..app.topics..", "..app.stream..", "..app.publish..", "..app.palette..", "..app.connect..",
            "..app.retained..", "..app.sessions..", "..app.brokerview..", "..app.recording..", "..app.handshakes..", "..app.settings.."};

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.mqttworkbench.app.(*)..").should().beFreeOfCycles()
            .because("a package that needs itself through another one cannot be read, tested or taken out alone");

    @ArchTest
    static final ArchRule ENGINE_BEHIND_ITS_DOOR = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "dev.mqttworkbench.mqtt.codec..", "dev.mqttworkbench.mqtt.delivery..", "dev.mqttworkbench.transport..")
            .because("the application sees immutable values and completion stages, so the engine's one thread stays its own");

    @ArchTest
    static final ArchRule ONE_PLACE_FOR_THE_THREAD = noClasses().that().resideOutsideOfPackage("..app.fx..")
            .should().dependOnClassesThat().resideInAPackage("javafx.animation..")
            .orShould().callMethod(Platform.class, "runLater", Runnable.class)
            .because("what runs when is decided in app.fx, where the screen's pulse is: no runLater for each message");

    @ArchTest
    static final ArchRule SCREENS_ARE_FOLDERS = slices().matching("dev.mqttworkbench.app.(topics|stream|publish|palette|connect|retained|sessions|brokerview|recording|handshakes|settings)..")
            .should().notDependOnEachOther()
            .because("a screen is a folder that could be deleted");

    @ArchTest
    static final ArchRule FRAME_KNOWS_NO_SCREEN = noClasses().that().resideInAPackage("..app.window..")
            .should().dependOnClassesThat().resideInAnyPackage(SCREENS)
            .because("the frame shows whatever screen Wiring gives it");

    @ArchTest
    static final ArchRule ONLY_WIRING_KNOWS_ALL = noClasses().that().resideOutsideOfPackage("..app.launch..")
            .should().dependOnClassesThat().resideInAPackage("..app.launch..")
            .because("there is one place that calls constructors across packages, and nobody calls it");

    @ArchTest
    static final ArchRule VIEW_MODELS_ARE_PLAIN = noClasses().that().haveSimpleNameEndingWith("ViewModel")
            .should().dependOnClassesThat().resideInAPackage("javafx.scene..")
            .because("what decides is tested without a toolkit");

    @ArchTest
    static final ArchRule FORMATTING_SAYS_FOR_WHOM = noClasses().should().callMethod(String.class, "formatted", Object[].class)
            .orShould().callMethod(String.class, "format", String.class, Object[].class)
            .because("digits are others where the computer speaks Arabic or Persian: who formats says for whom, Locale.ROOT for what machines read");
}
