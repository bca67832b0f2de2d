package dev.mqttworkbench.app.launch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the workbench keeps what has to survive, as each system wants it. The folders need not be there yet.
///
/// @param data what belongs to one user and is no setting: the broker's store, recordings
/// @param settings what a user may copy to another machine: profiles, window, filters
public record Folders(Path data, Path settings) {

    private static final String NAME = "mqtt-workbench";

    /// The folders of this user on this system.
    ///
    /// @param environment the variables of the process
    /// @param system the name of the operating system
    /// @param home the user's home
    static Folders of(Map<String, String> environment, String system, Path home) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new Folders(
                    folder(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local")),
                    folder(environment, "APPDATA", home.resolve("AppData").resolve("Roaming")).resolve("settings"));
        }
        if (name.startsWith("mac")) {
            var support = home.resolve("Library").resolve("Application Support").resolve(NAME);
            return new Folders(support, support.resolve("settings"));
        }
        return new Folders(
                folder(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share")),
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")));
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        var value = environment.getOrDefault(variable, "");
        var path = Path.of(value);
        return (path.isAbsolute() ? path : otherwise).resolve(NAME); // the standard wants a relative one ignored
    }
}
