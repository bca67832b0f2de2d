package dev.mqttworkbench.app.payload;

import java.util.Optional;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.mqttworkbench.mqtt.packet.Payload;

/// A payload of Sparkplug B, unpacked where it came compressed.
///
/// @param content what it says
/// @param envelope what stood around it where it came compressed, without the packed bytes
/// @param layer what was taken off then
record SparkplugPayload(Message content, Optional<Message> envelope, Optional<Layer> layer) {

    /// The `uuid` of a payload whose `body` is another payload, compressed (Sparkplug 3.0, 6.4.3).
    private static final String COMPRESSED = "SPBV1.0_COMPRESSED";

    private static final FieldDescriptor BODY = SparkplugSchema.PAYLOAD.findFieldByName("body");
    private static final FieldDescriptor UUID = SparkplugSchema.PAYLOAD.findFieldByName("uuid");

    /// @throws CannotDecode when it is none, or what is packed in it cannot be unpacked
    /// @param most how many bytes it may have, also when it is unpacked
    static SparkplugPayload read(byte[] bytes, int most) throws CannotDecode {
        var message = parse(bytes);
        var body = (ByteString) message.getField(BODY);
        if (!COMPRESSED.equals(message.getField(UUID)) || body.isEmpty()) {
            return new SparkplugPayload(message, Optional.empty(), Optional.empty());
        }
        var content = Unpacking.contentOf(Payload.taking(body.toByteArray()));
        if (content.bytes().length > most) {
            throw new CannotDecode(DecodeFault.Reason.TOO_LARGE, most / 1024 / 1024);
        }
        var envelope = message.toBuilder().clearField(BODY).build();
        return new SparkplugPayload(parse(content.bytes()), Optional.of(envelope), Optional.of(content.layer()));
    }

    /// Protobuf reads nearly everything: what has fields that Sparkplug does not know is something else.
    private static DynamicMessage parse(byte[] bytes) throws CannotDecode {
        try {
            var message = DynamicMessage.parseFrom(SparkplugSchema.PAYLOAD, bytes);
            if (message.getAllFields().isEmpty() || !message.getUnknownFields().asMap().isEmpty()) {
                throw new CannotDecode(DecodeFault.Reason.NOT_SPARKPLUG);
            }
            return message;
        } catch (InvalidProtocolBufferException not) {
            throw new CannotDecode(DecodeFault.Reason.NOT_SPARKPLUG);
        }
    }
}
