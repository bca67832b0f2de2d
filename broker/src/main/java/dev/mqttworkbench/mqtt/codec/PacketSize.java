package dev.mqttworkbench.mqtt.codec;

import java.util.List;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Auth;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.PingResp;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.PubRel;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.SubAck;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;
import dev.mqttworkbench.mqtt.packet.Will;
import io.netty.buffer.ByteBufUtil;

/// How many bytes a packet has on the wire, without encoding it. Of the ways in which a peer may write the same packet, the one in which
/// this codec writes it: a peer that spells out what might be left out takes up to two bytes more.
public final class PacketSize {

    private PacketSize() {}

    /// The size in bytes with the fixed header.
    ///
    /// @param v5 whether properties and Reason Codes are written
    public static int of(Packet packet, boolean v5) {
        var remaining = switch (packet) {
            case Connect connect -> connect(connect, v5);
            case ConnAck ack -> 2 + properties(ack.properties(), v5);
            case Publish publish -> text(publish.topicName()) + (publish.qos() == QoS.AT_MOST_ONCE ? 0 : 2)
                    + properties(publish.properties(), v5) + publish.payload().size();
            case PubAck ack -> 2 + reason(ack.reasonCode(), ack.properties(), v5);
            case PubRec ack -> 2 + reason(ack.reasonCode(), ack.properties(), v5);
            case PubRel ack -> 2 + reason(ack.reasonCode(), ack.properties(), v5);
            case PubComp ack -> 2 + reason(ack.reasonCode(), ack.properties(), v5);
            case Subscribe subscribe -> 2 + properties(subscribe.properties(), v5)
                    + subscribe.subscriptions().stream().mapToInt(each -> text(each.topicFilter()) + 1).sum();
            case SubAck ack -> 2 + properties(ack.properties(), v5) + ack.reasonCodes().size();
            case Unsubscribe unsubscribe -> 2 + properties(unsubscribe.properties(), v5) + texts(unsubscribe.topicFilters());
            case UnsubAck ack -> 2 + properties(ack.properties(), v5) + (v5 ? ack.reasonCodes().size() : 0);
            case PingReq ignored -> 0;
            case PingResp ignored -> 0;
            case Disconnect disconnect -> reason(disconnect.reasonCode(), disconnect.properties(), v5);
            case Auth auth -> reason(auth.reasonCode(), auth.properties(), v5);
        };
        return 1 + PublishSize.variableByteInteger(remaining) + remaining;
    }

    private static int connect(Connect connect, boolean v5) {
        return text(connect.version().protocolName()) + 4 + properties(connect.properties(), v5)
                + text(connect.clientIdentifier())
                + connect.will().map(will -> will(will, v5)).orElse(0)
                + connect.userName().map(PacketSize::text).orElse(0)
                + binary(connect.password());
    }

    private static int will(Will will, boolean v5) {
        return properties(will.properties(), v5) + text(will.topic().value()) + 2 + will.payload().size();
    }

    private static int reason(ReasonCode reasonCode, Properties properties, boolean v5) {
        return !v5 || reasonCode == ReasonCode.SUCCESS && properties.isEmpty() ? 0 : 1 + properties(properties, true);
    }

    private static int properties(Properties properties, boolean v5) {
        if (!v5) {
            return 0;
        }
        var size = PublishSize.of(properties);
        return PublishSize.variableByteInteger(size) + size;
    }

    private static int texts(List<String> all) {
        return all.stream().mapToInt(PacketSize::text).sum();
    }

    private static int text(String value) {
        return 2 + ByteBufUtil.utf8Bytes(value);
    }

    private static int binary(Optional<Payload> value) {
        return value.map(bytes -> 2 + bytes.size()).orElse(0);
    }
}
