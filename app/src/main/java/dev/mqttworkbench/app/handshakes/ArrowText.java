package dev.mqttworkbench.app.handshakes;

import java.util.Set;
import java.util.StringJoiner;

import dev.mqttworkbench.anatomy.Anatomy;
import dev.mqttworkbench.app.workbench.Words;
import dev.mqttworkbench.mqtt.packet.Auth;
import dev.mqttworkbench.mqtt.packet.ConnAck;
import dev.mqttworkbench.mqtt.packet.Connect;
import dev.mqttworkbench.mqtt.packet.Disconnect;
import dev.mqttworkbench.mqtt.packet.Packet;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Property;
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

/// What stands below an arrow: what the packet says, in the order of the standard.
final class ArrowText {

    private static final int SHORT = 4; // bytes
    private static final Set<String> CODES = Set.of("Reason Code", "Return Code", "Connect Return code");

    private final Words words;
    private final FlowText flowText;

    ArrowText(Words words, FlowText flowText) {
        this.words = words;
        this.flowText = flowText;
    }

    /// The caption of an arrow.
    ///
    /// @param since when its flow began, in monotonic nanoseconds
    String caption(Arrow arrow, long since) {
        var parts = new StringJoiner(" · ");
        says(arrow, parts);
        switch (arrow.fate()) {
            case PASSED -> {
                arrow.bytes().ifPresent(bytes -> parts.add(words.get("handshakes.bytes", bytes.size())));
                parts.add("+" + flowText.milliseconds(Math.max(0, arrow.nanoTime() - since)));
            }
            case HELD, DELAYED, DROPPED, LOST, ENDED, MISSED -> parts.add(words.get("handshakes.fate." + arrow.fate()));
        }
        return parts.toString();
    }

    /// The caption of what is still to come.
    String caption(Outlook.Expected expected) {
        var parts = new StringJoiner(" · ");
        if (expected.type() == PacketType.PUBLISH) {
            parts.add(qos(expected.qos()));
        }
        identifier(expected.packetIdentifier(), parts);
        return parts.toString();
    }

    /// Whether an answer has nothing behind its Packet Identifier on the wire: 3.1 and 3.1.1 have no Reason Code there, whatever was decided.
    private static boolean isShort(Arrow arrow) {
        return !arrow.version().isV5() || arrow.bytes().filter(bytes -> bytes.size() <= SHORT).isPresent();
    }

    private void says(Arrow arrow, StringJoiner parts) {
        var isShort = isShort(arrow);
        switch (arrow.packet()) {
            case Publish publish -> {
                parts.add(qos(publish.qos()));
                identifier(publish.packetIdentifier(), parts);
                if (publish.dup()) {
                    parts.add("DUP");
                }
                if (publish.retain()) {
                    parts.add("RETAIN");
                }
                parts.add(publish.topicName());
            }
            case PubAck ack -> acknowledges(ack.packetIdentifier(), isShort ? ReasonCode.SUCCESS : ack.reasonCode(), parts);
            case PubRec ack -> acknowledges(ack.packetIdentifier(), isShort ? ReasonCode.SUCCESS : ack.reasonCode(), parts);
            case PubRel rel -> acknowledges(rel.packetIdentifier(), isShort ? ReasonCode.SUCCESS : rel.reasonCode(), parts);
            case PubComp ack -> acknowledges(ack.packetIdentifier(), isShort ? ReasonCode.SUCCESS : ack.reasonCode(), parts);
            case Subscribe subscribe -> {
                identifier(subscribe.packetIdentifier(), parts);
                subscribe.subscriptions().forEach(each -> parts.add(each.topicFilter()));
            }
            case SubAck ack -> {
                identifier(ack.packetIdentifier(), parts);
                codes(arrow, parts);
            }
            case Unsubscribe unsubscribe -> {
                identifier(unsubscribe.packetIdentifier(), parts);
                unsubscribe.topicFilters().forEach(parts::add);
            }
            case UnsubAck ack -> {
                identifier(ack.packetIdentifier(), parts);
                codes(arrow, parts);
            }
            case Connect connect -> parts.add(connect.version().toString()).add(words.get("handshakes.keepAlive", connect.keepAliveSeconds()));
            case ConnAck ignored -> codes(arrow, parts);
            case Disconnect ignored -> codes(arrow, parts);
            case Auth auth -> {
                codes(arrow, parts);
                auth.properties().get(Property.AUTHENTICATION_METHOD).ifPresent(parts::add);
            }
            case Packet other -> {} // its name says all
        }
    }

    /// What the codes are called in the version that is spoken: most of those of MQTT 5 are no others' (3.2.2.3 and 3.9.3 of 3.1.1).
    private void codes(Arrow arrow, StringJoiner parts) {
        Anatomy.of(arrow.wireForm(), arrow.version()).stream().filter(field -> CODES.contains(field.name())).forEach(field -> parts.add(new FieldWords(words).value(field)));
    }

    private void acknowledges(int packetIdentifier, ReasonCode reasonCode, StringJoiner parts) {
        identifier(packetIdentifier, parts);
        if (reasonCode != ReasonCode.SUCCESS) {
            parts.add(reasonCode.toString());
        }
    }

    private void identifier(int packetIdentifier, StringJoiner parts) {
        if (packetIdentifier != 0) {
            parts.add(words.get("handshakes.identifier", String.valueOf(packetIdentifier)));
        }
    }

    private String qos(QoS qos) {
        return words.get("handshakes.qos", qos.level());
    }
}
