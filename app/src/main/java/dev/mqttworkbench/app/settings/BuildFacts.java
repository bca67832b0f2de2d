package dev.mqttworkbench.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What program this is, and on what it runs.
///
/// @param version of the workbench
/// @param java version and vendor of the Java runtime
/// @param javafx version of JavaFX
/// @param system name, version and architecture of the operating system
public record BuildFacts(String version, String java, String javafx, String system) {

    /// The facts of this process.
    public static BuildFacts now() {
        var build = new Properties();
        try (var file = BuildFacts.class.getResourceAsStream("build.properties")) {
            if (file == null) {
                throw new IOException("build.properties is not there");
            }
            build.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The program does not know its version", unreadable);
        }
        return new BuildFacts(build.getProperty("version"),
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("javafx.runtime.version", "–"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
    }

    /// All of it as lines, for a report.
    public String lines() {
        return "MQTT Workbench " + version + "\nJava " + java + "\nJavaFX " + javafx + "\n" + system;
    }
}
