package dev.mqttworkbench.mqtt.codec;

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
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.UnsubAck;
import dev.mqttworkbench.mqtt.packet.Unsubscribe;
import dev.mqttworkbench.mqtt.packet.Will;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnAckVariableHeader;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPubAckMessage;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscribePayload;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckPayload;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribePayload;

/// Turns packets into Netty's messages, in the words of the version. What a version has no words for is left out: properties
/// and Reason Codes of an answer in 3.1 and 3.1.1, and there also whole packets (AUTH, a DISCONNECT from the Server).
final class PacketWriter {

    private PacketWriter() {}

    /// The message for `packet`; empty where the version has no such packet.
    static Optional<MqttMessage> write(Packet packet, boolean v5) {
        return switch (packet) {
            case Connect connect -> Optional.of(connect(connect));
            case ConnAck connAck -> connAck(connAck, v5);
            case Publish publish -> Optional.of(publish(publish));
            case PubAck ack -> Optional.of(new MqttPubAckMessage(
                    header(MqttMessageType.PUBACK), reply(ack.packetIdentifier(), ack.reasonCode(), ack.properties(), v5)));
            case PubRec ack -> Optional.of(new MqttMessage(
                    header(MqttMessageType.PUBREC), reply(ack.packetIdentifier(), ack.reasonCode(), ack.properties(), v5)));
            case PubRel ack -> Optional.of(new MqttMessage(
                    acknowledged(MqttMessageType.PUBREL), reply(ack.packetIdentifier(), ack.reasonCode(), ack.properties(), v5)));
            case PubComp ack -> Optional.of(new MqttMessage(
                    header(MqttMessageType.PUBCOMP), reply(ack.packetIdentifier(), ack.reasonCode(), ack.properties(), v5)));
            case Subscribe subscribe -> Optional.of(subscribe(subscribe));
            case SubAck subAck -> Optional.of(subAck(subAck, v5));
            case Unsubscribe unsubscribe -> Optional.of(unsubscribe(unsubscribe));
            case UnsubAck unsubAck -> Optional.of(unsubAck(unsubAck, v5));
            case PingReq ignored -> Optional.of(MqttMessage.PINGREQ);
            case PingResp ignored -> Optional.of(MqttMessage.PINGRESP);
            case Disconnect disconnect -> disconnect(disconnect, v5);
            case Auth auth -> v5 ? Optional.of(end(MqttMessageType.AUTH, auth.reasonCode(), auth.properties())) : Optional.empty();
        };
    }

    private static MqttFixedHeader header(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
    }

    /// PUBREL, SUBSCRIBE and UNSUBSCRIBE have the bits that PUBLISH has at QoS 1 [MQTT-2.1.3-1].
    private static MqttFixedHeader acknowledged(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_LEAST_ONCE, false, 0);
    }

    private static MqttMessage connect(Connect connect) {
        var will = connect.will();
        var version = connect.version();
        var header = new MqttConnectVariableHeader(
                version.protocolName(),
                version.protocolLevel(),
                connect.userName().isPresent(),
                connect.password().isPresent(),
                will.map(Will::retain).orElse(false),
                will.map(message -> message.qos().level()).orElse(0),
                will.isPresent(),
                connect.cleanStart(),
                connect.keepAliveSeconds(),
                PropertiesCodec.write(connect.properties()));
        var payload = new MqttConnectPayload(
                connect.clientIdentifier(),
                PropertiesCodec.write(will.map(Will::properties).orElse(Properties.NONE)),
                will.map(message -> message.topic().value()).orElse(null),
                will.map(message -> message.payload().toBytes()).orElse(null),
                connect.userName().orElse(null),
                connect.password().map(Payload::toBytes).orElse(null));
        return new MqttConnectMessage(header(MqttMessageType.CONNECT), header, payload);
    }

    private static Optional<MqttMessage> connAck(ConnAck connAck, boolean v5) {
        var code = v5 ? connAck.reasonCode().code() : ReturnCodes.ofConnAck(connAck.reasonCode()).orElse(-1);
        if (code < 0) {
            return Optional.empty();
        }
        var header = new MqttConnAckVariableHeader(
                MqttConnectReturnCode.valueOf((byte) code),
                connAck.sessionPresent(),
                PropertiesCodec.write(v5 ? connAck.properties() : Properties.NONE));
        return Optional.of(new MqttConnAckMessage(header(MqttMessageType.CONNACK), header));
    }

    private static MqttMessage publish(Publish publish) {
        var fixed = new MqttFixedHeader(
                MqttMessageType.PUBLISH, publish.dup(), MqttQoS.valueOf(publish.qos().level()), publish.retain(), 0);
        var header = new MqttPublishVariableHeader(
                publish.topicName(), publish.packetIdentifier(), PropertiesCodec.write(publish.properties()));
        return new MqttPublishMessage(fixed, header, Unpooled.wrappedBuffer(publish.payload().asBuffer()));
    }

    private static MqttPubReplyMessageVariableHeader reply(
            int packetIdentifier, ReasonCode reasonCode, Properties properties, boolean v5) {
        return new MqttPubReplyMessageVariableHeader(
                packetIdentifier, v5 ? (byte) reasonCode.code() : 0, PropertiesCodec.write(v5 ? properties : Properties.NONE));
    }

    private static MqttMessageIdAndPropertiesVariableHeader identified(int packetIdentifier, Properties properties) {
        return new MqttMessageIdAndPropertiesVariableHeader(packetIdentifier, PropertiesCodec.write(properties));
    }

    private static MqttMessage subscribe(Subscribe subscribe) {
        var subscriptions = subscribe.subscriptions().stream()
                .map(requested -> new MqttTopicSubscription(requested.topicFilter(), option(requested.options())))
                .toList();
        return new MqttSubscribeMessage(
                acknowledged(MqttMessageType.SUBSCRIBE),
                identified(subscribe.packetIdentifier(), subscribe.properties()),
                new MqttSubscribePayload(subscriptions));
    }

    private static MqttSubscriptionOption option(SubscriptionOptions options) {
        return new MqttSubscriptionOption(
                MqttQoS.valueOf(options.maximumQos().level()),
                options.noLocal(),
                options.retainAsPublished(),
                MqttSubscriptionOption.RetainedHandlingPolicy.valueOf(options.retainHandling().number()));
    }

    private static MqttMessage subAck(SubAck subAck, boolean v5) {
        var codes = subAck.reasonCodes().stream()
                .map(code -> v5 || !code.isError() ? code.code() : ReasonCode.UNSPECIFIED_ERROR.code())
                .toList();
        return new MqttSubAckMessage(
                header(MqttMessageType.SUBACK),
                identified(subAck.packetIdentifier(), v5 ? subAck.properties() : Properties.NONE),
                new MqttSubAckPayload(codes));
    }

    private static MqttMessage unsubscribe(Unsubscribe unsubscribe) {
        return new MqttUnsubscribeMessage(
                acknowledged(MqttMessageType.UNSUBSCRIBE),
                identified(unsubscribe.packetIdentifier(), unsubscribe.properties()),
                new MqttUnsubscribePayload(unsubscribe.topicFilters()));
    }

    private static MqttMessage unsubAck(UnsubAck unsubAck, boolean v5) {
        var codes = unsubAck.reasonCodes().stream().map(code -> (short) code.code()).toList();
        return new MqttUnsubAckMessage(
                header(MqttMessageType.UNSUBACK),
                identified(unsubAck.packetIdentifier(), v5 ? unsubAck.properties() : Properties.NONE),
                new MqttUnsubAckPayload(codes));
    }

    private static Optional<MqttMessage> disconnect(Disconnect disconnect, boolean v5) {
        if (v5) {
            return Optional.of(end(MqttMessageType.DISCONNECT, disconnect.reasonCode(), disconnect.properties()));
        }
        // Before MQTT 5 only a Client says DISCONNECT, and always that all is well.
        return disconnect.reasonCode() == ReasonCode.SUCCESS ? Optional.of(MqttMessage.DISCONNECT) : Optional.empty();
    }

    private static MqttMessage end(MqttMessageType type, ReasonCode reasonCode, Properties properties) {
        var header = new MqttReasonCodeAndPropertiesVariableHeader(
                (byte) reasonCode.code(), PropertiesCodec.write(properties));
        return new MqttMessage(header(type), header);
    }
}
