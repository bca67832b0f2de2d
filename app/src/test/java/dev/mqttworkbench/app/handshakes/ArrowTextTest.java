package dev.mqttworkbench.app.handshakes;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Auth;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.resources.Resources;
import dev.mqttworkbench.trace.Direction;
import dev.mqttworkbench.trace.PacketBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArrowTextTest {

    private final Words words = new Words(Resources.words(Locale.ENGLISH), Locale.ENGLISH);

    /// The broker has decided the same for both; only MQTT 5 has a place for it.
    @ParameterizedTest
    @CsvSource({"V3_1_1,40020007,id 7 · 4 B · +0 ms", "V5,400400071000,id 7 · No matching subscribers (0x10) · 6 B · +0 ms"})
    void saysTheReasonCodeThatIsOnTheWire(ProtocolVersion version, String bytes, String caption) {
        var ack = new PubAck(7, ReasonCode.NO_MATCHING_SUBSCRIBERS, Properties.NONE);
        var arrow = new Arrow(0, "c", 1, Direction.OUT, version, ack, Optional.of(PacketBytes.taking(HexFormat.of().parseHex(bytes))), Arrow.Fate.PASSED, 0);
        assertThat(new ArrowText(words, new FlowText(words)).caption(arrow, 0)).isEqualTo(caption);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void callsCodesWhatTheVersionCallsThem(ProtocolVersion version, Packet packet, String caption) {
        var held = new Arrow(0, "c", 1, Direction.OUT, version, packet, Optional.empty(), Arrow.Fate.HELD, 1);
        assertThat(new ArrowText(words, new FlowText(words)).caption(held, 0)).isEqualTo(caption);
    }

    static Stream<Arguments> answers() {
        var refused = new ConnAck(false, ReasonCode.NOT_AUTHORIZED, Properties.NONE);
        var subscribed = new SubAck(7, List.of(ReasonCode.of(1).orElseThrow(), ReasonCode.UNSPECIFIED_ERROR), Properties.NONE);
        var unsubscribed = new UnsubAck(7, List.of(ReasonCode.NO_SUBSCRIPTION_EXISTED), Properties.NONE);
        var proof = new Auth(ReasonCode.CONTINUE_AUTHENTICATION,
                Properties.of(Property.AUTHENTICATION_METHOD, "SCRAM-SHA-256").plus(Property.AUTHENTICATION_DATA, Payload.ofText("x")));
        return Stream.of(
                Arguments.of(ProtocolVersion.V5, refused, "Not authorized (0x87) · held"),
                Arguments.of(ProtocolVersion.V3_1_1, refused, "Connection Refused, not authorized (0x05) · held"),
                Arguments.of(ProtocolVersion.V5, subscribed, "id 7 · Granted QoS 1 (0x01) · Unspecified error (0x80) · held"),
                Arguments.of(ProtocolVersion.V3_1_1, subscribed, "id 7 · Success - Maximum QoS 1 (0x01) · Failure (0x80) · held"),
                Arguments.of(ProtocolVersion.V5, unsubscribed, "id 7 · No subscription existed (0x11) · held"),
                Arguments.of(ProtocolVersion.V3_1_1, unsubscribed, "id 7 · held"),
                Arguments.of(ProtocolVersion.V3_1_1, new PubAck(7, ReasonCode.NO_MATCHING_SUBSCRIBERS, Properties.NONE), "id 7 · held"),
                Arguments.of(ProtocolVersion.V5, proof, "Continue authentication (0x18) · SCRAM-SHA-256 · held"));
    }
}
