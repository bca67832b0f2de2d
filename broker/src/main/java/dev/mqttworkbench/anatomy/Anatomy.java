package dev.mqttworkbench.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.mqttworkbench.anatomy.NotUnderstood.Kind;
import dev.mqttworkbench.mqtt.packet.PacketType;
import dev.mqttworkbench.mqtt.packet.Property;
import dev.mqttworkbench.mqtt.packet.ProtocolVersion;
import dev.mqttworkbench.trace.PacketBytes;

/// Takes the bytes of one packet apart, for people who want to see what each of them says. It does not judge: what cannot be
/// understood is the last field, with what is wrong with it; it has no bytes where some are missing.
public final class Anatomy {

    /// The name of what cannot be understood.
    public static final String NOT_UNDERSTOOD = "Not understood";

    static final String PASSWORD = "Password";
    static final String REASON_CODE = "Reason Code";
    private static final Set<String> SECRETS = Set.of(PASSWORD, Property.AUTHENTICATION_DATA.toString());

    private Anatomy() {}

    /// The fields of a packet, from its first byte to its last.
    ///
    /// @param bytes of a whole packet, or of what claims to be one
    /// @param version in which it is to be read; a CONNECT says its own
    public static List<Field> of(PacketBytes bytes, ProtocolVersion version) {
        var fields = new ArrayList<Field>();
        try {
            read(new ByteCursor(bytes), version, fields);
        } catch (ByteCursor.Unreadable unreadable) {
            var end = fields.isEmpty() ? 0 : fields.getLast().end();
            fields.add(Field.notUnderstood(end, bytes.size() - end, unreadable.why));
        }
        return List.copyOf(fields);
    }

    /// Whether nobody shall read on a screen or in a file what stands there: the content of a password, or of Authentication Data, where others have
    /// theirs.
    public static boolean isSecret(Field field) {
        return field.parts().isEmpty() && SECRETS.contains(field.name());
    }

    /// Whether a Reason Code is not there, which says Success, or what else 0x00 is called in its packet (3.4.2.1).
    public static boolean isLeftOut(Field field) {
        return field.length() == 0 && field.name().equals(REASON_CODE);
    }

    /// The screen may be on a projector.
    ///
    /// @param secret a length and a content
    static Field hidden(Field secret) {
        var length = secret.parts().getFirst();
        var content = secret.parts().getLast();
        var said = "•••";
        return new Field(secret.name(), secret.offset(), secret.length(), 0, said,
                List.of(length, Field.of(content.name(), content.offset(), content.length(), said)));
    }

    private static void read(ByteCursor cursor, ProtocolVersion version, List<Field> fields) {
        var first = cursor.peek("Type and flags");
        fields.add(FixedHeader.typeAndFlags(cursor, version));
        var length = cursor.variableByteInteger("Remaining Length");
        fields.add(length);
        var missing = Integer.parseInt(length.value()) - cursor.left();
        var rest = missing > 0 ? cursor : cursor.over(cursor.left() + missing);
        if (first >> 4 == 0) {
            throw new ByteCursor.Unreadable(NotUnderstood.of(Kind.RESERVED_TYPE));
        }
        new Body(PacketType.of(first >> 4), rest, version, missing > 0, fields).read(first);
        if (missing > 0) {
            throw new ByteCursor.Unreadable(NotUnderstood.of(Kind.CUT_SHORT, missing));
        }
        if (rest.left() > 0) {
            throw new ByteCursor.Unreadable(NotUnderstood.of(Kind.NO_FIELD));
        }
        if (missing < 0) {
            throw new ByteCursor.Unreadable(NotUnderstood.of(Kind.BEHIND_END));
        }
    }
}
