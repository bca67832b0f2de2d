package dev.mqttworkbench.gate;

import java.util.stream.Stream;

import dev.mqttworkbench.anatomy.Anatomy;
import dev.mqttworkbench.anatomy.Field;
import dev.mqttworkbench.mqtt.codec.PacketSize;
import dev.mqttworkbench.mqtt.packet.PacketCase;
import dev.mqttworkbench.mqtt.packet.Packets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class WireFormTest {

    static Stream<PacketCase> packets() {
        return Packets.all().stream();
    }

    /// As long as the codec says, and every byte of it is understood.
    @ParameterizedTest
    @MethodSource("packets")
    void hasTheBytesOfThePacket(PacketCase packet) {
        var form = WireForm.of(packet.packet(), packet.version());
        assertThat(form.size()).isEqualTo(PacketSize.of(packet.packet(), packet.version().isV5()));
        assertThat(Anatomy.of(form, packet.version())).extracting(Field::name).doesNotContain(Anatomy.NOT_UNDERSTOOD);
    }
}
