package dev.mqttworkbench.app.launch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javafx.application.Platform;
import javafx.stage.Stage;

import dev.mqttworkbench.app.fx.FileQuestion;
import dev.mqttworkbench.app.workbench.BrokerProfile;
import dev.mqttworkbench.app.workbench.BundledBroker;
import dev.mqttworkbench.app.workbench.secret.SystemKeyStore;
import dev.mqttworkbench.broker.BrokerSettings;
import dev.mqttworkbench.broker.StoreSettings;

/// Opens the workbench.
public final class Main {

    private static final int NO_DISPLAY = 2;
    private static final String NO_DISPLAY_SENTENCE = """
            There is no display here to open a window on. The same broker runs without one: \
            java -jar broker/target/mqtt-broker.jar""";

    private Main() {}

    /// Starts the broker, and beside it the window. Ends with exit code 2 where there is no display.
    public static void main(String[] arguments) {
        if (isDisplayMissing(System.getenv())) {
            refuse();
        }
        var failures = new FailureLog();
        Thread.setDefaultUncaughtExceptionHandler(failures);
        var folders = Folders.of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
        var broker = new BundledBroker(BrokerSettings.defaults().withStore(StoreSettings.in(folders.data().resolve("broker"))));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "shutdown")); // clients are told, however we end
        var started = BrokerProfile.isKept(folders.settings()) // then it is started as it says, once it is read
                ? CompletableFuture.completedFuture(broker.latestState())
                : broker.start();
        try {
            Platform.startup(() -> new Wiring(broker, started, failures, folders.settings(), Locale.getDefault(), SystemKeyStore::open, FileQuestion.ofSystem()).open(new Stage()));
        } catch (UnsupportedOperationException cannotOpenDisplay) {
            broker.close();
            refuse();
        }
    }

    private static void refuse() {
        System.err.println(NO_DISPLAY_SENTENCE);
        System.exit(NO_DISPLAY);
    }

    /// Whether JavaFX would look for an X display and not find one.
    static boolean isDisplayMissing(Map<String, String> environment) {
        var needsX = System.getProperty("os.name").startsWith("Linux")
                && !"Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
        return needsX && environment.getOrDefault("DISPLAY", "").isEmpty();
    }
}
