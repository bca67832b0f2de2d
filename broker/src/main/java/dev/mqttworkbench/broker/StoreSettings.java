package dev.mqttworkbench.broker;

import java.nio.file.Path;
import java.util.Optional;

/// What survives the end of a [Broker].
///
/// @param folder where retained messages, Sessions and what waits for them are kept, made where it is not there; empty: in memory
///         only
/// @param survivesPowerLoss whether an acknowledgement waits until the disk has what it promises; otherwise what was acknowledged
///         survives the end of the process, also by force, but not of the system
public record StoreSettings(Optional<Path> folder, boolean survivesPowerLoss) {

    /// Nothing survives.
    public static final StoreSettings MEMORY = new StoreSettings(Optional.empty(), false);

    /// A store in a folder.
    public static StoreSettings in(Path folder) {
        return new StoreSettings(Optional.of(folder), false);
    }

    /// This store, also with regard to power loss.
    public StoreSettings withPowerLoss(boolean survives) {
        return new StoreSettings(folder, survives);
    }
}
