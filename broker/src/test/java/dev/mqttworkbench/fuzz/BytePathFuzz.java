package dev.mqttworkbench.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mqttworkbench.mqtt.codec.Wire;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Any bytes through the codec, which reads a Client and a Server in the same way: no exception but a violation comes out of it,
/// no buffer is lost, the bytes mean the same however they are cut, and what was read is written and read again as the same packet.
class BytePathFuzz {

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "mqtt.dict")
    @FuzzTest
    void bytesArePacketsOrAViolation(byte[] bytes) {
        var input = FuzzInput.of(bytes);
        var whole = Reading.of(input.version(), input.bytes());
        var inPieces = Reading.inPieces(input.version(), input.bytes(), input.cuts());

        assertThat(inPieces.refusal()).isEqualTo(whole.refusal());
        assertThat(inPieces.packets()).isEqualTo(whole.packets());
        assertThat(inPieces.size()).isEqualTo(whole.size());
        areReadAsTheyAreWritten(whole.packets(), input.version());
    }

    private static void areReadAsTheyAreWritten(List<Packet> packets, Optional<ProtocolVersion> before) {
        if (packets.isEmpty()) {
            return;
        }
        if (packets.getFirst() instanceof Connect connect) {
            areReadAs(packets, connect.version(), Optional.empty());
        } else {
            areReadAs(packets, before.orElseThrow(), before);
        }
    }

    private static void areReadAs(List<Packet> packets, ProtocolVersion version, Optional<ProtocolVersion> before) {
        var read = Reading.of(before, written(packets, version));

        assertThat(read.refusal()).isEqualTo("none");
        assertThat(read.packets()).hasSameSizeAs(packets);
        for (var i = 0; i < packets.size(); i++) {
            assertThat(Wire.IGNORING_ORDER_OF_KINDS.compare(read.packets().get(i), packets.get(i)))
                    .as("%s was read as %s", packets.get(i), read.packets().get(i)).isZero();
        }
    }

    private static byte[] written(List<Packet> packets, ProtocolVersion version) {
        try (var wire = Wire.connected(version)) {
            var written = new ArrayList<byte[]>();
            for (var packet : packets) {
                written.add(wire.send(packet));
                for (var time = 2; time <= 4; time++) { // the second time bytes may be kept, and then they are used
                    assertThat(wire.send(packet)).as("%s, time %d", packet, time).isEqualTo(written.getLast());
                }
            }
            return Wire.joined(written);
        }
    }

    static Stream<byte[]> seeds() {
        return FuzzInput.seeds();
    }
}
