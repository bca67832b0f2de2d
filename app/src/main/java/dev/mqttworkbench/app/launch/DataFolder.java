package dev.mqttworkbench.app.launch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the workbench keeps what has to survive, as each system wants it: what belongs to one user and is no setting.
final class DataFolder {

    private static final String NAME = "mqtt-workbench";

    private DataFolder() {}

    /// The folder, which need not be there yet.
    ///
    /// @param environment the variables of the process
    /// @param system the name of the operating system
    /// @param home the user's home
    static Path of(Map<String, String> environment, String system, Path home) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local")).resolve(NAME);
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve(NAME);
        }
        return folder(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share")).resolve(NAME);
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        var value = environment.getOrDefault(variable, "");
        var path = Path.of(value);
        return path.isAbsolute() ? path : otherwise; // the standard wants a relative one ignored
    }
}
