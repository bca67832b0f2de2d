package dev.mqttworkbench.mqtt.delivery;

import java.util.OptionalInt;

/// The Packet Identifiers that one side has in use [MQTT-2.2.1-4]: 1 to 65,535, handed out in turn, so that a released one
/// comes again as late as possible.
public final class PacketIdentifiers {

    private static final int LAST = 65_535;

    private final IdentifierTable<Boolean> inUse = new IdentifierTable<>();
    private int latest;

    /// All are free.
    public PacketIdentifiers() {}

    /// Takes the next free identifier; empty when all are in use.
    public OptionalInt take() {
        if (inUse.size() == LAST) {
            return OptionalInt.empty();
        }
        do {
            latest = latest == LAST ? 1 : latest + 1;
        } while (!inUse.put(latest, Boolean.TRUE));
        return OptionalInt.of(latest);
    }

    /// Takes an identifier that was in use before a restart.
    public void restore(int identifier) {
        inUse.put(identifier, Boolean.TRUE);
        latest = identifier;
    }

    /// Frees an identifier; one that is free already stays free.
    public void release(int identifier) {
        inUse.remove(identifier);
    }

    /// Whether the identifier is in use.
    public boolean isInUse(int identifier) {
        return inUse.contains(identifier);
    }

    /// Frees all.
    public void releaseAll() {
        inUse.clear();
    }
}
