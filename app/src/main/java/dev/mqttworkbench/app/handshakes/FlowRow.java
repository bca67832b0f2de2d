package dev.mqttworkbench.app.handshakes;

import java.util.Optional;

import dev.mqttworkbench.mqtt.packet.QoS;

/// A flow as one row of the list.
///
/// @param number of the flow
/// @param title its topic, or the client of a connection
/// @param qos of the message; empty for a connection
/// @param state how far it is, in words
/// @param tone how that is to be taken
public record FlowRow(long number, String title, Optional<QoS> qos, String state, Tone tone) {

    /// How a state is to be taken; each has a colour.
    public enum Tone {
        /// It went as it should.
        GOOD("ok"),
        /// Something has to come yet.
        WAITING("warning"),
        /// Something went wrong.
        BAD("error"),
        /// Something to know.
        SPECIAL("special"),
        /// Nothing to know.
        QUIET("muted");

        private final String styleClass;

        Tone(String styleClass) {
            this.styleClass = styleClass;
        }

        /// The style class of its colour.
        public String styleClass() {
            return styleClass;
        }
    }
}
