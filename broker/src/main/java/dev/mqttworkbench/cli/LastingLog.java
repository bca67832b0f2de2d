package dev.mqttworkbench.cli;

import java.util.logging.LogManager;

/// The log of a process, kept open until the process has ended.
///
/// The one of the JDK takes all handlers away in a shutdown hook, which runs beside the hook that stops the broker: whatever goes
/// wrong last, such as changes that could not be stored, would not be said.
public final class LastingLog extends LogManager {

    private static volatile boolean lasting; // written by the command's thread, read by the JDK's shutdown hook

    /// For the JDK, which makes it by its name.
    public LastingLog() {}

    /// From now on nothing takes the handlers away.
    static void keep() {
        lasting = true;
    }

    @Override
    public void reset() {
        if (!lasting) {
            super.reset();
        }
    }
}
