package dev.mqttworkbench.anatomy;

import java.util.List;

/// What follows the fixed header of CONNECT (3.1.2, 3.1.3): it says itself in which version it is to be read, and by flags what is in it.
final class ConnectBody {

    private static final int USER_NAME = 0x80;
    private static final int PASSWORD = 0x40;
    private static final int WILL = 0x04;
    private static final int V5 = 5;

    private final ByteCursor cursor;
    private final List<Field> fields;

    ConnectBody(ByteCursor cursor, List<Field> fields) {
        this.cursor = cursor;
        this.fields = fields;
    }

    void read() {
        fields.add(cursor.text("Protocol Name"));
        var level = cursor.oneByte("Protocol Version");
        fields.add(level);
        var isV5 = level.value().equals(String.valueOf(V5));
        var flags = cursor.peek("Connect Flags");
        fields.add(flags(flags, isV5));
        fields.add(cursor.twoBytes("Keep Alive"));
        if (isV5) {
            new PropertyFields(cursor, fields).read("Properties");
        }
        fields.add(cursor.text("Client Identifier"));
        if ((flags & WILL) != 0) {
            if (isV5) {
                new PropertyFields(cursor, fields).read("Will Properties");
            }
            fields.add(cursor.text("Will Topic"));
            fields.add(cursor.text("Will Payload"));
        }
        if ((flags & USER_NAME) != 0) {
            fields.add(cursor.text("User Name"));
        }
        if ((flags & PASSWORD) != 0) {
            fields.add(Anatomy.hidden(cursor.binary(Anatomy.PASSWORD)));
        }
    }

    private Field flags(int flags, boolean isV5) {
        var at = cursor.position();
        return cursor.oneByte("Connect Flags", FixedHeader.binary(flags), List.of(
                FixedHeader.flag("User Name Flag", at, flags, USER_NAME), FixedHeader.flag("Password Flag", at, flags, PASSWORD),
                FixedHeader.flag("Will Retain", at, flags, 0x20), Field.bits("Will QoS", at, 0x18, String.valueOf(flags >> 3 & 3)),
                FixedHeader.flag("Will Flag", at, flags, WILL), FixedHeader.flag(isV5 ? "Clean Start" : "Clean Session", at, flags, 0x02),
                FixedHeader.flag("Reserved", at, flags, 0x01)));
    }
}
