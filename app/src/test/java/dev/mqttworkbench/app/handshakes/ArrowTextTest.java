package dev.mqttworkbench.app.handshakes;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.resources.Resources;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.PacketBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArrowTextTest {

    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);

    /// The broker has decided the same for both; only MQTT 5 has a place for it.
    @ParameterizedTest
    @CsvSource({"40020007,id 7 · 4 B · +0 ms", "4004000710" + "00,id 7 · No matching subscribers (0x10) · 6 B · +0 ms"})
    void saysTheReasonCodeThatIsOnTheWire(String bytes, String caption) {
        var ack = new PubAck(7, ReasonCode.NO_MATCHING_SUBSCRIBERS, Properties.NONE);
        var arrow = new Arrow(0, "c", 1, Direction.OUT, ack, Optional.of(PacketBytes.taking(HexFormat.of().parseHex(bytes))), Arrow.Fate.PASSED, 0);
        assertThat(new ArrowText(words, new FlowText(words)).caption(arrow, 0)).isEqualTo(caption);
    }
}
