package dev.mqttworkbench.mqtt.codec;

import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/// The version that one Network Connection speaks: known to a Client from the start, to a Server from CONNECT. On its loop
/// only.
public final class Dialect {

    private static final int DUP = 0b1000;

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

    /// The first byte of a packet as later versions write it: MQTT 3.1 marks PUBREL, SUBSCRIBE and UNSUBSCRIBE with DUP where they are
    /// sent again (its section 2.1).
    int firstByte(int written) {
        if (version != ProtocolVersion.V3_1) {
            return written;
        }
        return switch (PacketType.of(written >> 4)) {
            case PUBREL, SUBSCRIBE, UNSUBSCRIBE -> written & ~DUP;
            default -> written;
        };
    }

    void learn(ProtocolVersion learned) {
        version = learned;
    }
}
