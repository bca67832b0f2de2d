package dev.mqttworkbench.anatomy;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.mqttworkbench.mqtt.packet.Auth;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.PacketCase;
import dev.mqttworkbench.mqtt.packet.Packets;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.PingResp;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;
import dev.mqttworkbench.mqtt.packet.UserProperty;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.trace.PacketBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The fields of every packet of the catalogue say what the packet says: all of it, in its order.
class AnatomyValuesTest {

    /// The fields of one packet, to be asked by name.
    private record Fields(PacketCase packet, List<Field> all) {

        List<String> values(String name) {
            return all.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
        }

        void say(String name, Object value) {
            assertThat(values(name)).as("%s of %s", name, packet).containsExactly(value.toString());
        }

        void doNotHave(String name) {
            assertThat(values(name)).as("%s of %s", name, packet).isEmpty();
        }

        /// The bits of a byte, and no others.
        void saysBits(String name, String... bits) {
            assertThat(bits(name)).as("%s of %s", name, packet).containsExactly(List.of(bits));
        }

        List<List<String>> bits(String name) {
            return all.stream().filter(field -> field.name().equals(name))
                    .map(field -> field.parts().stream().map(bit -> bit.name() + " " + bit.value()).toList()).toList();
        }

        void sayProperties(Properties... properties) {
            var said = all.stream().filter(field -> !field.parts().isEmpty() && field.parts().getFirst().name().equals("Property Identifier"))
                    .map(field -> field.name() + ": " + field.value()).toList();
            assertThat(said).as("properties of %s", packet)
                    .isEqualTo(Stream.of(properties).flatMap(each -> each.entries().stream()).map(Fields::text).toList());
        }

        private static String text(Properties.Entry<?> entry) {
            return entry.property() + ": " + switch (entry.value()) {
                case Payload ignored when entry.property() == Property.AUTHENTICATION_DATA -> "•••"; // as a password
                case Payload payload -> HexFormat.ofDelimiter(" ").withUpperCase().formatHex(payload.toBytes());
                case UserProperty user -> user.name() + " = " + user.value();
                default -> entry.value().toString();
            };
        }

        /// Reason Codes, also of the older versions, where the names and some numbers are others.
        void sayCodes(String name, List<ReasonCode> codes) {
            var expected = codes.stream().map(code -> name(code)).toList();
            assertThat(values(name)).as("%s of %s", name, packet).isEqualTo(expected);
        }

        private String name(ReasonCode code) {
            return switch (packet.packet()) {
                case ConnAck refused when !packet.version().isV5() -> switch (code) {
                    case SUCCESS -> "Connection Accepted (0x00)";
                    case UNSUPPORTED_PROTOCOL_VERSION -> "Connection Refused, unacceptable protocol version (0x01)";
                    case CLIENT_IDENTIFIER_NOT_VALID -> "Connection Refused, identifier rejected (0x02)";
                    case SERVER_UNAVAILABLE -> "Connection Refused, Server unavailable (0x03)";
                    case BAD_USER_NAME_OR_PASSWORD -> "Connection Refused, bad user name or password (0x04)";
                    case NOT_AUTHORIZED -> "Connection Refused, not authorized (0x05)";
                    default -> throw new AssertionError(refused);
                };
                case SubAck granted when !packet.version().isV5() -> switch (code) {
                    case SUCCESS -> "Success - Maximum QoS 0 (0x00)";
                    case GRANTED_QOS_1 -> "Success - Maximum QoS 1 (0x01)";
                    case GRANTED_QOS_2 -> "Success - Maximum QoS 2 (0x02)";
                    case UNSPECIFIED_ERROR -> "Failure (0x80)";
                    default -> throw new AssertionError(granted);
                };
                case SubAck _ when code == ReasonCode.SUCCESS -> "Granted QoS 0 (0x00)";
                case Disconnect _ when code == ReasonCode.SUCCESS -> "Normal disconnection (0x00)";
                default -> code.toString();
            };
        }

        /// The code of a packet that may leave it out.
        void sayCodeOrLeaveItOut(ReasonCode code) {
            if (!packet.version().isV5()) {
                doNotHave("Reason Code");
            } else if (all.stream().anyMatch(field -> field.name().equals("Reason Code") && field.length() == 0)) {
                say("Reason Code", name(code));
            } else {
                sayCodes("Reason Code", List.of(code));
            }
        }

        void acknowledge(int packetIdentifier, ReasonCode code, Properties properties) {
            say("Packet Identifier", packetIdentifier);
            sayCodeOrLeaveItOut(code);
            sayProperties(properties);
        }
    }

    static List<PacketCase> packets() {
        return Packets.all();
    }

    @ParameterizedTest
    @MethodSource("packets")
    void sayWhatThePacketSays(PacketCase packet) {
        var bytes = PacketBytes.taking(packet.bytes().toArray());
        var fields = new Fields(packet, Anatomy.of(bytes, packet.version()));
        assertThat(fields.all().getFirst().parts().getFirst().value()).isEqualTo("%s (%d)", packet.packet().type(), packet.packet().type().number());
        assertThat(fields.values("Remaining Length")).containsExactly(String.valueOf(bytes.size() - 1 - fields.all().get(1).length()));
        switch (packet.packet()) {
            case Connect connect -> saysConnect(fields, connect);
            case ConnAck ack -> {
                fields.saysBits("Connect Acknowledge Flags", "Reserved 0", "Session Present " + bit(ack.sessionPresent()));
                fields.sayCodes(packet.version().isV5() ? "Reason Code" : "Connect Return code", List.of(ack.reasonCode()));
                fields.sayProperties(ack.properties());
            }
            case Publish publish -> saysPublish(fields, publish);
            case PubAck ack -> fields.acknowledge(ack.packetIdentifier(), ack.reasonCode(), ack.properties());
            case PubRec ack -> fields.acknowledge(ack.packetIdentifier(), ack.reasonCode(), ack.properties());
            case PubRel ack -> fields.acknowledge(ack.packetIdentifier(), ack.reasonCode(), ack.properties());
            case PubComp ack -> fields.acknowledge(ack.packetIdentifier(), ack.reasonCode(), ack.properties());
            case Subscribe subscribe -> saysSubscribe(fields, subscribe);
            case SubAck ack -> {
                fields.say("Packet Identifier", ack.packetIdentifier());
                fields.sayCodes(packet.version().isV5() ? "Reason Code" : "Return Code", ack.reasonCodes());
                fields.sayProperties(ack.properties());
            }
            case Unsubscribe unsubscribe -> {
                fields.say("Packet Identifier", unsubscribe.packetIdentifier());
                assertThat(fields.values("Topic Filter")).isEqualTo(unsubscribe.topicFilters());
                fields.sayProperties(unsubscribe.properties());
            }
            case UnsubAck ack -> {
                fields.say("Packet Identifier", ack.packetIdentifier());
                fields.sayCodes("Reason Code", ack.reasonCodes());
                fields.sayProperties(ack.properties());
            }
            case PingReq _, PingResp _ -> assertThat(fields.all()).hasSize(2);
            case Disconnect disconnect -> {
                fields.sayCodeOrLeaveItOut(disconnect.reasonCode());
                fields.sayProperties(disconnect.properties());
            }
            case Auth auth -> {
                fields.sayCodeOrLeaveItOut(auth.reasonCode());
                fields.sayProperties(auth.properties());
            }
        }
    }

    private static void saysConnect(Fields fields, Connect connect) {
        fields.say("Protocol Name", connect.version().protocolName());
        fields.say("Protocol Version", connect.version().protocolLevel());
        fields.saysBits("Connect Flags",
                "User Name Flag " + bit(connect.userName().isPresent()), "Password Flag " + bit(connect.password().isPresent()),
                "Will Retain " + bit(connect.will().filter(Will::retain).isPresent()),
                "Will QoS " + connect.will().map(will -> will.qos().level()).orElse(0), "Will Flag " + bit(connect.will().isPresent()),
                (connect.version().isV5() ? "Clean Start " : "Clean Session ") + bit(connect.cleanStart()), "Reserved 0");
        fields.say("Keep Alive", connect.keepAliveSeconds());
        fields.say("Client Identifier", connect.clientIdentifier());
        sayOptional(fields, "Will Topic", connect.will().map(will -> will.topic().toString()));
        sayOptional(fields, "Will Payload", connect.will().map(will -> will.payload().asText()));
        sayOptional(fields, "User Name", connect.userName());
        sayOptional(fields, "Password", connect.password().map(hidden -> "•••"));
        fields.sayProperties(connect.properties(), connect.will().map(Will::properties).orElse(Properties.NONE));
    }

    private static void saysPublish(Fields fields, Publish publish) {
        fields.saysBits("Type and flags", "Packet Type PUBLISH (3)", "DUP " + bit(publish.dup()), "QoS " + publish.qos().level(), "RETAIN " + bit(publish.retain()));
        fields.say("Topic Name", publish.topicName());
        sayOptional(fields, "Packet Identifier", Optional.of(publish.packetIdentifier()).filter(identifier -> identifier > 0).map(String::valueOf));
        sayOptional(fields, "Payload", Optional.of(publish.payload()).filter(payload -> !payload.isEmpty()).map(Payload::asText));
        fields.sayProperties(publish.properties());
    }

    private static void saysSubscribe(Fields fields, Subscribe subscribe) {
        fields.say("Packet Identifier", subscribe.packetIdentifier());
        assertThat(fields.values("Topic Filter")).isEqualTo(subscribe.subscriptions().stream().map(Subscribe.Requested::topicFilter).toList());
        var isV5 = fields.packet().version().isV5();
        assertThat(fields.bits(isV5 ? "Subscription Options" : "Requested QoS")).isEqualTo(subscribe.subscriptions().stream().map(each -> {
            var options = each.options();
            return isV5
                    ? List.of("Reserved 0", "Retain Handling " + options.retainHandling().number(),
                            "Retain As Published " + bit(options.retainAsPublished()), "No Local " + bit(options.noLocal()), "QoS " + options.maximumQos().level())
                    : List.of("Reserved 0", "QoS " + options.maximumQos().level());
        }).toList());
        fields.sayProperties(subscribe.properties());
    }

    private static void sayOptional(Fields fields, String name, Optional<String> value) {
        value.ifPresentOrElse(there -> fields.say(name, there), () -> fields.doNotHave(name));
    }

    private static int bit(boolean isSet) {
        return isSet ? 1 : 0;
    }
}
