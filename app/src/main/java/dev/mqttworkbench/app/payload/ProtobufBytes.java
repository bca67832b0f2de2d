package dev.mqttworkbench.app.payload;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;

/// Reads a payload as a Protobuf message of a type that a file describes.
final class ProtobufBytes {

    private static final int MOST = 16 * 1024 * 1024;
    private static final int MOST_NAMES = 12;

    private ProtobufBytes() {}

    static Decoded decode(Decoding asked) throws CannotDecode {
        if (asked.choice().schema().isBlank()) {
            throw new CannotDecode(DecodeFault.Reason.NO_PROTO_FILE);
        }
        var type = type(ProtobufSchema.of(asked.choice().schema()), asked.choice().type().strip());
        var message = parse(asked.whole(MOST), type);
        var lines = new StructureLines();
        new ProtobufLines(lines).message(message);
        return Decoder.lines(Decoder.PROTOBUF, lines.finish(), asked).whole();
    }

    private static DynamicMessage parse(byte[] bytes, Descriptor type) throws CannotDecode {
        try {
            var message = DynamicMessage.parseFrom(type, bytes);
            if (bytes.length > 0 && message.getAllFields().isEmpty()) {
                throw new CannotDecode(DecodeFault.Reason.NOT_PROTOBUF, type.getFullName()); // only fields that the type does not know
            }
            return message;
        } catch (IOException not) {
            throw new CannotDecode(DecodeFault.Reason.NOT_PROTOBUF, type.getFullName());
        }
    }

    /// The type by its full name, or the part behind the last dot; the only one where none is named.
    private static Descriptor type(List<Descriptor> types, String name) throws CannotDecode {
        if (name.isEmpty() && types.size() == 1) {
            return types.getFirst();
        }
        return types.stream().filter(type -> type.getFullName().equals(name) || type.getName().equals(name))
                .min(Comparator.comparing(type -> type.getFullName().equals(name) ? 0 : 1))
                .orElseThrow(() -> new CannotDecode(DecodeFault.Reason.TYPE_MISSING, name.isEmpty() ? "–" : name, names(types)));
    }

    private static String names(List<Descriptor> types) {
        var names = types.stream().limit(MOST_NAMES).map(Descriptor::getFullName).collect(Collectors.joining(", "));
        return types.size() > MOST_NAMES ? names + ", …" : names;
    }
}
