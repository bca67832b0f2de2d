package dev.mqttworkbench.mqtt.codec;

import java.util.Locale;
import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.Auth;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.MalformedPacket;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketViolation;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.PingReq;
import dev.mqttworkbench.mqtt.packet.PingResp;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.ProtocolError;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
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
import dev.mqttworkbench.mqtt.topic.TopicName;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttIdentifierRejectedException;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import org.jspecify.annotations.Nullable;

/// Turns Netty's messages into packets. The frames behind them are valid already, so what Netty still refuses is named in
/// one place: [#violation(Throwable)].
final class PacketReader {

    private PacketReader() {}

    /// @throws PacketViolation when Netty's decoder refused the frame
    static Packet read(MqttMessage message, boolean v5) {
        if (message.decoderResult().isFailure()) {
            throw violation(message.decoderResult().cause());
        }
        return switch (message.fixedHeader().messageType()) {
            case CONNECT -> connect((MqttConnectMessage) message);
            case CONNACK -> connAck((MqttConnAckMessage) message, v5);
            case PUBLISH -> publish((MqttPublishMessage) message);
            case PUBACK -> new PubAck(identifier(message), reasonCode(message), replyProperties(message));
            case PUBREC -> new PubRec(identifier(message), reasonCode(message), replyProperties(message));
            case PUBREL -> new PubRel(identifier(message), reasonCode(message), replyProperties(message));
            case PUBCOMP -> new PubComp(identifier(message), reasonCode(message), replyProperties(message));
            case SUBSCRIBE -> subscribe((MqttSubscribeMessage) message);
            case SUBACK -> subAck((MqttSubAckMessage) message);
            case UNSUBSCRIBE -> unsubscribe((MqttUnsubscribeMessage) message);
            case UNSUBACK -> unsubAck((MqttUnsubAckMessage) message);
            case PINGREQ -> new PingReq();
            case PINGRESP -> new PingResp();
            case DISCONNECT -> new Disconnect(endReasonCode(message), endProperties(message));
            case AUTH -> new Auth(endReasonCode(message), endProperties(message));
        };
    }

    private static PacketViolation violation(Throwable cause) {
        if (cause instanceof MqttIdentifierRejectedException) { // 3.1.1: [MQTT-3.1.3-8]
            return new ProtocolError(ReasonCode.CLIENT_IDENTIFIER_NOT_VALID, "the client identifier is not valid");
        }
        return new MalformedPacket(String.valueOf(cause.getMessage()));
    }

    private static Connect connect(MqttConnectMessage message) {
        var header = message.variableHeader();
        var payload = message.payload();
        var version = FrameValidator.versionOf(header.name(), header.version());
        return new Connect(
                version,
                header.isCleanSession(),
                header.keepAliveTimeSeconds(),
                payload.clientIdentifier(),
                header.isWillFlag() ? Optional.of(will(message)) : Optional.empty(),
                header.hasUserName() ? Optional.of(payload.userName()) : Optional.empty(),
                header.hasPassword() ? Optional.of(Payload.taking(payload.passwordInBytes())) : Optional.empty(),
                PropertiesCodec.read(header.properties()));
    }

    private static Will will(MqttConnectMessage message) {
        var payload = message.payload();
        return new Will(
                new TopicName(payload.willTopic()),
                Payload.taking(payload.willMessageInBytes()),
                QoS.of(message.variableHeader().willQos()),
                message.variableHeader().isWillRetain(),
                PropertiesCodec.read(payload.willProperties()));
    }

    private static ConnAck connAck(MqttConnAckMessage message, boolean v5) {
        var header = message.variableHeader();
        var code = Byte.toUnsignedInt(header.connectReturnCode().byteValue());
        return new ConnAck(
                header.isSessionPresent(),
                v5 ? known(code) : ReturnCodes.reasonCodeOfConnAck(code),
                PropertiesCodec.read(header.properties()));
    }

    private static Publish publish(MqttPublishMessage message) {
        var fixed = message.fixedHeader();
        var header = message.variableHeader();
        var qos = QoS.of(fixed.qosLevel().value());
        return new Publish(
                fixed.isDup(),
                qos,
                fixed.isRetain(),
                header.topicName(),
                qos == QoS.AT_MOST_ONCE ? 0 : header.packetId(),
                PropertiesCodec.read(header.properties()),
                payload(message.payload()));
    }

    private static Payload payload(ByteBuf bytes) {
        return bytes.isReadable() ? Payload.taking(ByteBufUtil.getBytes(bytes)) : Payload.EMPTY;
    }

    private static int identifier(MqttMessage message) {
        return ((MqttMessageIdVariableHeader) message.variableHeader()).messageId();
    }

    private static ReasonCode reasonCode(MqttMessage message) {
        return message.variableHeader() instanceof MqttPubReplyMessageVariableHeader reply
                ? known(reply.reasonCode())
                : ReasonCode.SUCCESS;
    }

    private static Properties replyProperties(MqttMessage message) {
        return message.variableHeader() instanceof MqttPubReplyMessageVariableHeader reply
                ? PropertiesCodec.read(reply.properties())
                : Properties.NONE;
    }

    private static Subscribe subscribe(MqttSubscribeMessage message) {
        var requested = message.payload().topicSubscriptions().stream()
                .map(subscription -> {
                    var option = subscription.option();
                    var options = new SubscriptionOptions(
                            QoS.of(option.qos().value()),
                            option.isNoLocal(),
                            option.isRetainAsPublished(),
                            SubscriptionOptions.RetainHandling.of(option.retainHandling().value()));
                    return new Subscribe.Requested(subscription.topicFilter(), options);
                })
                .toList();
        return new Subscribe(
                message.variableHeader().messageId(),
                requested,
                PropertiesCodec.read(message.idAndPropertiesVariableHeader().properties()));
    }

    private static SubAck subAck(MqttSubAckMessage message) {
        return new SubAck(
                message.variableHeader().messageId(),
                message.payload().reasonCodes().stream().map(PacketReader::known).toList(),
                PropertiesCodec.read(message.idAndPropertiesVariableHeader().properties()));
    }

    private static Unsubscribe unsubscribe(MqttUnsubscribeMessage message) {
        return new Unsubscribe(
                message.variableHeader().messageId(),
                message.payload().topics(),
                PropertiesCodec.read(message.idAndPropertiesVariableHeader().properties()));
    }

    private static UnsubAck unsubAck(MqttUnsubAckMessage message) {
        return new UnsubAck(
                message.variableHeader().messageId(),
                message.payload().unsubscribeReasonCodes().stream().map(code -> known(code)).toList(),
                PropertiesCodec.read(message.idAndPropertiesVariableHeader().properties()));
    }

    private static ReasonCode endReasonCode(MqttMessage message) {
        var header = end(message);
        return header == null ? ReasonCode.SUCCESS : known(header.reasonCode());
    }

    private static Properties endProperties(MqttMessage message) {
        var header = end(message);
        return header == null ? Properties.NONE : PropertiesCodec.read(header.properties());
    }

    private static @Nullable MqttReasonCodeAndPropertiesVariableHeader end(MqttMessage message) {
        return message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header ? header : null;
    }

    private static ReasonCode known(int code) {
        return ReasonCode.of(code)
                .orElseThrow(() -> new MalformedPacket(String.format(Locale.ROOT, "reason code 0x%02X does not exist", code & 0xFF)));
    }
}
