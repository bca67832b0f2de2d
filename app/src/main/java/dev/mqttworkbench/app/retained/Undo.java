package dev.mqttworkbench.app.retained;

import java.util.HashSet;
import java.util.List;

import dev.mqttworkbench.broker.RetainedMessage;
import dev.mqttworkbench.mqtt.packet.Property;

/// What takes a change back.
///
/// @param sentence what was done
/// @param address of the broker where it was done
/// @param remove what was set, and is cleared again where it is still what is kept
/// @param restore what was cleared or replaced, and is put back
record Undo(String sentence, String address, List<RetainedMessage> remove, List<RetainedMessage> restore) {

    /// Whether two messages are the same to whoever gets them, but for the time that is left to them.
    static boolean isSame(RetainedMessage one, RetainedMessage other) {
        return one.topic().equals(other.topic()) && one.qos() == other.qos() && one.payload().equals(other.payload())
                && new HashSet<>(one.properties().without(Property.MESSAGE_EXPIRY_INTERVAL).entries())
                        .equals(new HashSet<>(other.properties().without(Property.MESSAGE_EXPIRY_INTERVAL).entries()));
    }
}
