package dev.mqttworkbench.anatomy;

import java.util.List;

/// Why bytes of a packet are no field, without words of any language.
///
/// @param kind what is wrong
/// @param arguments what goes with it, as its kind says: names in the standard's words, and whole numbers
public record NotUnderstood(Kind kind, List<String> arguments) {

    /// What can be wrong, with the arguments that go with it.
    public enum Kind {
        /// A field ends behind the packet. Its name.
        BEHIND_PACKET,
        /// A property ends behind the properties that it is one of. Its name, what they are called.
        BEHIND_PROPERTIES,
        /// A Variable Byte Integer has more than four bytes. Its name.
        LONGER_THAN_FOUR_BYTES,
        /// Packet Type 0 is reserved.
        RESERVED_TYPE,
        /// The packet ends before its Remaining Length says. How many bytes are missing.
        CUT_SHORT,
        /// The bytes belong to no field.
        NO_FIELD,
        /// The bytes are behind the end that Remaining Length says.
        BEHIND_END,
        /// There is no such property, so nobody knows how long it is. Its identifier.
        NO_SUCH_PROPERTY
    }

    /// A reason must not change.
    public NotUnderstood {
        arguments = List.copyOf(arguments);
    }

    static NotUnderstood of(Kind kind, Object... arguments) {
        return new NotUnderstood(kind, List.of(arguments).stream().map(Object::toString).toList());
    }
}
