package dev.mqttworkbench.mqtt.codec;

import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/// The version that one Network Connection speaks: known to a Client from the start, to a Server from CONNECT. On its loop
/// only.
public final class Dialect {

    private @Nullable ProtocolVersion version;

    private Dialect(@Nullable ProtocolVersion version) {
        this.version = version;
    }

    /// The Server's side: the version comes with CONNECT.
    public static Dialect unknown() {
        return new Dialect(null);
    }

    /// The Client's side.
    public static Dialect of(ProtocolVersion version) {
        return new Dialect(version);
    }

    /// The version, once it is known.
    public Optional<ProtocolVersion> version() {
        return Optional.ofNullable(version);
    }

    /// Whether packets carry properties and Reason Codes.
    boolean isV5() {
        return version == ProtocolVersion.V5;
    }

    void learn(ProtocolVersion learned) {
        version = learned;
    }
}
