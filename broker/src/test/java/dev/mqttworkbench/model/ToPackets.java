package dev.mqttworkbench.model;

import java.util.Optional;

import dev.mqttworkbench.model.Step.Manner;
import dev.mqttworkbench.model.Step.Owed;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.Payload;
import dev.mqttworkbench.mqtt.packet.Properties;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.mqtt.packet.PubAck;
import dev.mqttworkbench.mqtt.packet.PubComp;
import dev.mqttworkbench.mqtt.packet.PubRec;
import dev.mqttworkbench.mqtt.packet.Publish;
import dev.mqttworkbench.mqtt.packet.QoS;
import dev.mqttworkbench.mqtt.packet.ReasonCode;
import dev.mqttworkbench.mqtt.packet.Subscribe;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions;
import dev.mqttworkbench.mqtt.packet.SubscriptionOptions.RetainHandling;
import dev.mqttworkbench.mqtt.packet.Will;
import dev.mqttworkbench.mqtt.topic.TopicName;

/// The steps as the packets that a client sends for them.
final class ToPackets {

    private static final long NEVER = 0xFFFF_FFFFL;

    private ToPackets() {}

    static Connect connect(Step.Connect step) {
        var properties = Properties.NONE;
        if (step.version().isV5() && step.lasting()) {
            properties = properties.plus(Property.SESSION_EXPIRY_INTERVAL, NEVER);
        }
        if (step.receiveMaximum() > 0) {
            properties = properties.plus(Property.RECEIVE_MAXIMUM, step.receiveMaximum());
        }
        return new Connect(
                step.version(), step.cleanStart(), 0, step.client().name(), step.will().map(will -> will(step.client(), will)),
                Optional.empty(), Optional.empty(), properties);
    }

    private static Will will(Who client, Step.Will will) {
        return new Will(
                new TopicName(will.topic()), Payload.ofText(Model.willOf(client)), QoS.of(will.qos()), will.retain(),
                Properties.NONE);
    }

    static Subscribe subscribe(Step.Subscribe step, ProtocolVersion version, int packetIdentifier) {
        var requested = step.wanted().stream()
                .map(each -> each.in(version))
                .map(each -> new Subscribe.Requested(each.filter(), new SubscriptionOptions(
                        QoS.of(each.qos()), each.noLocal(), each.retainAsPublished(), RetainHandling.of(each.retainHandling()))))
                .toList();
        var identified = version.isV5() && step.identifier() > 0;
        return new Subscribe(
                packetIdentifier, requested,
                identified ? Properties.of(Property.SUBSCRIPTION_IDENTIFIER, step.identifier()) : Properties.NONE);
    }

    static Publish publish(Message message, boolean dup) {
        return new Publish(
                dup, QoS.of(message.qos()), message.retain(), message.topic(), message.packetIdentifier(), Properties.NONE,
                Payload.ofText(message.payload()));
    }

    static Packet acknowledgement(Owed with, int packetIdentifier) {
        return switch (with) {
            case PUBACK -> new PubAck(packetIdentifier);
            case PUBREC -> new PubRec(packetIdentifier);
            case PUBCOMP -> new PubComp(packetIdentifier);
        };
    }

    static Disconnect disconnect(Manner manner, ProtocolVersion version) {
        if (!version.isV5()) {
            return new Disconnect(ReasonCode.SUCCESS, Properties.NONE);
        }
        return switch (manner) {
            case NORMAL -> new Disconnect(ReasonCode.SUCCESS, Properties.NONE);
            case WITH_WILL -> new Disconnect(ReasonCode.DISCONNECT_WITH_WILL_MESSAGE, Properties.NONE);
            case AND_ENDS_ITS_SESSION ->
                    new Disconnect(ReasonCode.SUCCESS, Properties.of(Property.SESSION_EXPIRY_INTERVAL, 0L));
        };
    }
}
