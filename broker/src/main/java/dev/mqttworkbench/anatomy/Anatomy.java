package dev.mqttworkbench.anatomy;

import java.util.ArrayList;
import java.util.List;

import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.PacketBytes;

/// Takes the bytes of one packet apart, for people who want to see what each of them says. It does not judge: what cannot be
/// understood is the last field, with a sentence that says why.
public final class Anatomy {

    /// The name of what cannot be understood.
    public static final String NOT_UNDERSTOOD = "Not understood";

    private Anatomy() {}

    /// The fields of a packet, from its first byte to its last.
    ///
    /// @param bytes of a whole packet, or of what claims to be one
    /// @param version in which it is to be read; a CONNECT says its own
    public static List<Field> of(PacketBytes bytes, ProtocolVersion version) {
        var fields = new ArrayList<Field>();
        var cursor = new ByteCursor(bytes, 0, bytes.size());
        try {
            var type = cursor.left() == 0 ? 0 : cursor.peek() >> 4;
            fields.add(FixedHeader.typeAndFlags(cursor));
            fields.add(cursor.variableByteInteger("Remaining Length"));
            if (type != 0) {
                new Body(cursor, version, fields).read(PacketType.of(type), bytes.at(0));
            }
        } catch (ByteCursor.Unreadable unreadable) {
            return ending(fields, bytes, String.valueOf(unreadable.getMessage()));
        }
        return ending(fields, bytes, "these bytes belong to no field");
    }

    private static List<Field> ending(List<Field> fields, PacketBytes bytes, String why) {
        var end = fields.isEmpty() ? 0 : fields.getLast().end();
        if (end < bytes.size()) {
            fields.add(Field.of(NOT_UNDERSTOOD, end, bytes.size() - end, why));
        }
        return List.copyOf(fields);
    }
}
