package dev.mqttworkbench.app.payload;

import java.util.List;

/// Why a decoder could not read a payload.
///
/// @param reason for the sentence
/// @param details what the sentence names, in its order
public record DecodeFault(Reason reason, List<String> details) {

    /// What was wrong. The sentence is `payload.fault.` and the name in the message bundle.
    public enum Reason {
        /// Line and column.
        NOT_JSON,
        /// The charset.
        NOT_TEXT,
        NOT_BASE64,
        /// The byte.
        NOT_CBOR,
        /// The byte.
        NOT_MESSAGE_PACK,
        /// Line and column.
        NOT_XML,
        NOT_PACKED,
        /// The format.
        BROKEN_PACKED,
        /// Format, and the most that is unpacked.
        UNPACKS_TOO_LARGE,
        /// How many layers are taken off.
        PACKED_TOO_OFTEN,
        /// The type, and the bytes that one number takes.
        NOT_NUMBERS,
        NOT_IMAGE,
        /// Width, height, and how many megapixels are shown at the most.
        IMAGE_TOO_LARGE,
        /// The byte.
        NOT_SPARKPLUG,
        NO_PROTO_FILE,
        NO_AVRO_FILE,
        /// File.
        SCHEMA_MISSING,
        /// File.
        SCHEMA_NO_FILE,
        /// File.
        SCHEMA_NOT_ALLOWED,
        /// File, and how many megabytes it may have.
        SCHEMA_TOO_LARGE,
        /// File, and why, in the words of the library that reads it.
        SCHEMA_UNREADABLE,
        /// File, and the one it imports.
        IMPORT_MISSING,
        /// File, and the one that leads back to itself.
        IMPORTS_ITSELF,
        /// File.
        NO_PROTO_PARSER,
        /// The message type, and those that there are.
        TYPE_MISSING,
        /// The message type.
        NOT_PROTOBUF,
        /// The schema's name.
        NOT_AVRO,
        /// How large it may be.
        TOO_LARGE,
        /// How many lines are shown.
        TOO_MANY_LINES,
        UNEXPECTED
    }

    /// A fault with what its sentence names.
    static DecodeFault of(Reason reason, Object... details) {
        return new DecodeFault(reason, java.util.Arrays.stream(details).map(String::valueOf).toList());
    }
}
