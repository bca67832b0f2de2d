package dev.mqttworkbench.app.launch;

/// Opens the workbench.
public final class Main {

    private Main() {}

    /// Opens the workbench.
    public static void main(String[] arguments) {}
}
