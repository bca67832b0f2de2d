package dev.mqttworkbench.anatomy;

import java.util.List;

import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;

/// What follows the fixed header, by the type of the packet (chapter 3). Fields are added as they are read, so that those before one
/// that does not fit are there.
final class Body {

    private final PacketType type;
    private final ByteCursor cursor;
    private final boolean isV5;
    private final boolean isCut;
    private final List<Field> fields;

    /// @param isCut whether the packet goes on behind what is there, so that nothing can be said to be left out
    Body(PacketType type, ByteCursor cursor, ProtocolVersion version, boolean isCut, List<Field> fields) {
        this.type = type;
        this.cursor = cursor;
        this.isV5 = version.isV5();
        this.isCut = isCut;
        this.fields = fields;
    }

    void read(int firstByte) {
        switch (type) {
            case CONNECT -> new ConnectBody(cursor, fields).read();
            case CONNACK -> connAck();
            case PUBLISH -> publish(firstByte >> 1 & 3);
            case PUBACK, PUBREC, PUBREL, PUBCOMP -> acknowledgement();
            case SUBSCRIBE -> subscribe();
            case SUBACK -> subAck();
            case UNSUBSCRIBE -> unsubscribe();
            case UNSUBACK -> unsubAck();
            case PINGREQ, PINGRESP -> {} // nothing follows
            case DISCONNECT, AUTH -> reasonAndProperties();
        }
    }

    private void connAck() {
        var at = cursor.position();
        var flags = cursor.peek("Connect Acknowledge Flags");
        fields.add(cursor.oneByte("Connect Acknowledge Flags", FixedHeader.binary(flags),
                List.of(Field.bits("Reserved", at, 0xFE, String.valueOf(flags >> 1)), FixedHeader.flag("Session Present", at, flags, 0x01))));
        if (isV5) {
            fields.add(code(Anatomy.REASON_CODE));
            properties("Properties");
        } else {
            fields.add(code("Connect Return code"));
        }
    }

    private void publish(int qos) {
        fields.add(cursor.text("Topic Name"));
        if (qos > 0) {
            fields.add(cursor.twoBytes("Packet Identifier"));
        }
        if (isV5) {
            properties("Properties");
        }
        if (cursor.left() > 0) {
            fields.add(cursor.rest("Payload", cursor.left(), true));
        }
    }

    /// PUBACK, PUBREC, PUBREL and PUBCOMP; of MQTT 5 what says nothing may be left out (3.4.2.1).
    private void acknowledgement() {
        fields.add(cursor.twoBytes("Packet Identifier"));
        reasonAndProperties();
    }

    private void reasonAndProperties() {
        if (!isV5) {
            return;
        }
        if (cursor.left() == 0 && isCut) {
            return;
        }
        if (cursor.left() == 0) {
            fields.add(Field.of(Anatomy.REASON_CODE, cursor.position(), 0, CodeNames.of(type, isV5, 0)));
            return;
        }
        fields.add(code(Anatomy.REASON_CODE));
        if (cursor.left() > 0) {
            properties("Properties");
        }
    }

    private void subscribe() {
        fields.add(cursor.twoBytes("Packet Identifier"));
        if (isV5) {
            properties("Properties");
        }
        while (cursor.left() > 0) {
            fields.add(cursor.text("Topic Filter"));
            fields.add(options());
        }
    }

    private Field options() {
        var at = cursor.position();
        var name = isV5 ? "Subscription Options" : "Requested QoS";
        var value = cursor.peek(name);
        var qos = Field.bits("QoS", at, 0x03, String.valueOf(value & 3));
        return cursor.oneByte(name, FixedHeader.binary(value), isV5
                ? List.of(Field.bits("Reserved", at, 0xC0, String.valueOf(value >> 6)), Field.bits("Retain Handling", at, 0x30, String.valueOf(value >> 4 & 3)),
                        FixedHeader.flag("Retain As Published", at, value, 0x08), FixedHeader.flag("No Local", at, value, 0x04), qos)
                : List.of(Field.bits("Reserved", at, 0xFC, String.valueOf(value >> 2)), qos));
    }

    private void subAck() {
        fields.add(cursor.twoBytes("Packet Identifier"));
        if (isV5) {
            properties("Properties");
        }
        while (cursor.left() > 0) {
            fields.add(code(isV5 ? Anatomy.REASON_CODE : "Return Code"));
        }
    }

    private void unsubscribe() {
        fields.add(cursor.twoBytes("Packet Identifier"));
        if (isV5) {
            properties("Properties");
        }
        while (cursor.left() > 0) {
            fields.add(cursor.text("Topic Filter"));
        }
    }

    private void unsubAck() {
        fields.add(cursor.twoBytes("Packet Identifier"));
        if (isV5) {
            properties("Properties");
            while (cursor.left() > 0) {
                fields.add(code(Anatomy.REASON_CODE));
            }
        }
    }

    private void properties(String name) {
        new PropertyFields(cursor, fields).read(name);
    }

    private Field code(String name) {
        return cursor.oneByte(name, CodeNames.of(type, isV5, cursor.peek(name)), List.of());
    }
}
